import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../api.ts';
import type { ContactFilters } from './contacts-search.ts';
import { withoutEmpty } from './queries.ts';

const one = api.customers[':id'];

export type CustomersAnswer = InferResponseType<typeof api.customers.$get, 200>;
export type CustomerRow = CustomersAnswer['items'][number];
export type CustomerContext = InferResponseType<typeof one.context.$get, 200>;
export type TouchingTheme = CustomerContext['openThemes'][number];
export type RouteHint = InferResponseType<(typeof one)['route-hint']['$get'], 200>;
export type HistoryEntry = InferResponseType<typeof one.history.$get, 200>['items'][number];
export type ContactsAnswer = InferResponseType<typeof api.interactions.$get, 200>;
export type ContactListRow = ContactsAnswer['items'][number];
export type Contact = CustomerContext['lastContacts'][number];
export type Consents = InferResponseType<typeof one.consents.$get, 200>;
export type NewConsents = InferRequestType<typeof one.consents.$post>['json'];

/** Customers whose name, address or id holds the words, 25 at a time. */
export const customersQuery = (words: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'list', words ?? ''],
    queryFn: ({ pageParam }) => parseResponse(api.customers.$get({ query: { ...(words === undefined ? {} : { q: words }), ...(pageParam === '' ? {} : { cursor: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** What whoever helps this customer should know first. */
export const contextQuery = (id: string) => queryOptions({ queryKey: ['customers', id, 'context'], queryFn: () => parseResponse(one.context.$get({ param: { id } })) });

/** Who helped last, how hard the story is and why. */
export const routeHintQuery = (id: string) => queryOptions({ queryKey: ['customers', id, 'route-hint'], queryFn: () => parseResponse(one['route-hint'].$get({ param: { id } })) });

/** What the customer's address wants to hear, and every yes and no. */
export const consentsQuery = (id: string) => queryOptions({ queryKey: ['customers', id, 'consents'], queryFn: () => parseResponse(one.consents.$get({ param: { id } })) });

/** One customer's history across channels, 25 entries at a time, the latest first. */
export const historyQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['customers', id, 'history'],
    queryFn: ({ pageParam }) => parseResponse(one.history.$get({ param: { id }, query: pageParam === '' ? {} : { cursor: pageParam } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Contacts that match, 25 at a time, the latest first. */
export const contactsQuery = (filters: ContactFilters) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'list', filters],
    queryFn: ({ pageParam }) => parseResponse(api.interactions.$get({ query: withoutEmpty({ ...filters, cursor: pageParam }) })),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** One contact with what was said in it. */
export const contactQuery = (id: string) => queryOptions({ queryKey: ['contacts', id], queryFn: () => parseResponse(api.interactions[':id'].$get({ param: { id } })) });

/** Notes what the customer said about mail. */
export function noteConsents({ id, json }: { id: string; json: NewConsents }) {
  return parseResponse(one.consents.$post({ param: { id }, json }));
}

/** Everything that is kept about the customer. */
export function exportCustomer(id: string) {
  return parseResponse(one.exports.$post({ param: { id } }));
}

/** Erases the customer for good. */
export function eraseCustomer(id: string) {
  return parseResponse(one.$delete({ param: { id } }));
}

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { parseResponse, type InferRequestType, type InferResponseType } from 'hono/client';
import { api } from '../../api.ts';

export type Drivers = InferResponseType<(typeof api)['contact-drivers']['$get'], 200>;
export type Driver = Drivers['drivers'][number];
export type DriverSuggestionPage = InferResponseType<(typeof api)['contact-drivers']['suggestions']['$get'], 200>;
export type DriverSuggestion = DriverSuggestionPage['suggestions'][number];
export type SuggestionFilters = Omit<InferRequestType<(typeof api)['contact-drivers']['suggestions']['$get']>['query'], 'cursor' | 'limit'>;

/** The taxonomy, and how well it was learned; looked at again while something is being learned or read. */
export const driversQuery = queryOptions({
  queryKey: ['drivers', 'list'],
  queryFn: () => parseResponse(api['contact-drivers'].$get()),
  refetchInterval: ({ state: { data } }) => (data?.learned?.isLearning === true || (data?.learned?.reading ?? null) !== null ? 3000 : false),
});

/** Contacts without a driver, each with the one suggested. */
export const driverSuggestionsQuery = (filters: SuggestionFilters) =>
  infiniteQueryOptions({
    queryKey: ['drivers', 'suggestions', filters],
    queryFn: ({ pageParam }) => parseResponse(api['contact-drivers'].suggestions.$get({ query: { ...filters, ...(pageParam === '' ? {} : { cursor: pageParam }) } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

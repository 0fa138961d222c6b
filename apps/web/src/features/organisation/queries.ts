import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../api.ts';

export type Member = InferResponseType<typeof api.members.$get, 200>['members'][number];
export type DeparturePlan = InferResponseType<(typeof api.members)[':id']['departure-plan']['$get'], 200>;
export type Invitation = InferResponseType<typeof api.members.invitations.$get, 200>['invitations'][number];
export type Offer = InferResponseType<(typeof api.invitations)[':token']['$get'], 200>;
export type Settings = InferResponseType<typeof api.settings.$get, 200>;
export type ApiKey = InferResponseType<typeof api.keys.$get, 200>['keys'][number];
export type AuditEntry = InferResponseType<typeof api.audit.$get, 200>['entries'][number];

/** Who is signed in, for which organisation, and what they may do. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => parseResponse(api.session.$get()),
  staleTime: 60_000,
  meta: { mayBeSignedOut: true },
});

/** Whether Kept still waits for its first organisation. */
export const setUpQuery = queryOptions({ queryKey: ['set-up'], queryFn: () => parseResponse(api['set-up'].$get()) });

/** Everyone in the organisation. */
export const membersQuery = queryOptions({ queryKey: ['members'], queryFn: () => parseResponse(api.members.$get()) });

/** What a member holds, and who may take each. */
export const departurePlanQuery = (id: string) => queryOptions({ queryKey: ['members', 'departure-plan', id], queryFn: () => parseResponse(api.members[':id']['departure-plan'].$get({ param: { id } })), staleTime: 0 });

/** Invitations nobody has answered yet; for those who may invite. */
export const invitationsQuery = queryOptions({ queryKey: ['members', 'invitations'], queryFn: () => parseResponse(api.members.invitations.$get()) });

/** What the holder of an invitation's link is offered. */
export const offerQuery = (token: string) => queryOptions({ queryKey: ['invitation', token], queryFn: () => parseResponse(api.invitations[':token'].$get({ param: { token } })), retry: false });

/** What is decided for the whole organisation. */
export const settingsQuery = queryOptions({ queryKey: ['settings'], queryFn: () => parseResponse(api.settings.$get()) });

/** All API keys, without their secrets. */
export const keysQuery = queryOptions({ queryKey: ['keys'], queryFn: () => parseResponse(api.keys.$get()) });

/** One page of the audit log, newest first. */
export const auditQuery = (before: number | undefined) =>
  queryOptions({
    queryKey: ['audit', before ?? 'newest'],
    queryFn: () => parseResponse(api.audit.$get({ query: { limit: '50', ...(before === undefined ? {} : { before: String(before) }) } })),
    placeholderData: keepPreviousData,
  });

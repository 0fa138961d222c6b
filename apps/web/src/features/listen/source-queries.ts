import type { WebhookState } from '@kept/core/listen/webhook-words.ts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../api.ts';

export type Source = InferResponseType<(typeof api)['webhook-sources']['$get'], 200>['sources'][number];
export type SourceEvent = InferResponseType<(typeof api)['webhook-sources'][':id']['events']['$get'], 200>['items'][number];
export type TriedMessage = InferResponseType<(typeof api)['webhook-sources'][':id']['readings']['$post'], 200>;

/** Every address other systems send to. */
export const sourcesQuery = queryOptions({ queryKey: ['sources'], queryFn: () => parseResponse(api['webhook-sources'].$get()) });

/** One page of what came to an address. */
export const sourceEventsQuery = (id: string, state: WebhookState | undefined, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['sources', id, 'events', state ?? 'all', cursor ?? 'newest'],
    queryFn: () => parseResponse(api['webhook-sources'][':id'].events.$get({ param: { id }, query: { limit: '20', ...(state === undefined ? {} : { state }), ...(cursor === undefined ? {} : { cursor }) } })),
    placeholderData: keepPreviousData,
  });

/** One message with its body, as long as it is kept. */
export const sourceEventQuery = (id: string, event: string) =>
  queryOptions({ queryKey: ['sources', id, 'event', event], queryFn: () => parseResponse(api['webhook-sources'][':id'].events[':event'].$get({ param: { id, event } })) });

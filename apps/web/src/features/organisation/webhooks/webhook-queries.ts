import type { DeliveryState } from '@kept/core/organisation/webhook-words.ts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../../api.ts';

export type Webhook = InferResponseType<(typeof api)['webhook-endpoints']['$get'], 200>['webhooks'][number];
export type Delivery = InferResponseType<(typeof api)['webhook-endpoints'][':id']['deliveries']['$get'], 200>['items'][number];

/** Every address that is told what happens here. */
export const webhooksQuery = queryOptions({ queryKey: ['webhooks'], queryFn: () => parseResponse(api['webhook-endpoints'].$get()) });

const lookAgainMs = 3000;

/** One page of what was sent; while something on it is on its way, it looks again. */
export const deliveriesQuery = (id: string, state: DeliveryState | undefined, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['webhooks', id, 'deliveries', state ?? 'all', cursor ?? 'newest'],
    queryFn: () => parseResponse(api['webhook-endpoints'][':id'].deliveries.$get({ param: { id }, query: { limit: '20', ...(state === undefined ? {} : { state }), ...(cursor === undefined ? {} : { cursor }) } })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data?.items.some((each) => each.state === 'waiting' || each.state === 'sending') === true ? lookAgainMs : false),
  });

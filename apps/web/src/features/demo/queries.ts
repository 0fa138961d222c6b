import { queryOptions } from '@tanstack/react-query';
import { type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../api.ts';

export type Demo = InferResponseType<typeof api.demo.$get, 200>;
export type DemoPerson = Demo['people'][number];
export type ThreadStep = Demo['thread'][number];

const pollMilliseconds = 1500;

/** The demo people and the guided thread; asked again and again while the demo world is being laid. */
export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: () => parseResponse(api.demo.$get()),
  staleTime: 60_000,
  refetchInterval: ({ state }) => (state.data?.loading ? pollMilliseconds : false),
  meta: { mayBeSignedOut: true },
});

/** Signs in as one of the demo people. */
export const enterAs = (memberId: string) => parseResponse(api.demo.session.$post({ json: { memberId } }));

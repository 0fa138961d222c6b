import { queryOptions } from '@tanstack/react-query';
import { type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../api.ts';

export type SlipRound = InferResponseType<(typeof api.friction.keys)[':org']['$get'], 200>['items'][number];
export type DrawnPapers = InferResponseType<(typeof api.friction.rounds)[':id']['papers']['$post'], 201>;

/** Rounds in which slips are given now. Asked without a cookie, so that the server cannot show one person another key than the rest. */
export const slipRoundsQuery = (org: string) =>
  queryOptions({ queryKey: ['friction', 'keys', org], queryFn: () => parseResponse(api.friction.keys[':org'].$get({ param: { org } }, { init: { credentials: 'omit' } })) });

/** The rounds in which I was given a slip already. */
export const givenSlipsQuery = queryOptions({ queryKey: ['friction', 'slips'], queryFn: () => parseResponse(api.friction.slips.$get()) });

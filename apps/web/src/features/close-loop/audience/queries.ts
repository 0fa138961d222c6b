import type { AudienceRules } from '@kept/core/close-loop/audience-input.ts';
import { writeRules } from '@kept/core/close-loop/audience-rules.ts';
import type { LeftOutCode } from '@kept/core/close-loop/mail-rules.ts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../../api.ts';
import type { Digest } from '../queries.ts';
import { firstFilledPage } from './first-filled-page.ts';

export type AudienceChoices = InferResponseType<(typeof api)['digest-audience-choices']['$get'], 200>;
export type LeftOut = InferResponseType<(typeof api.digests)[':id']['left-out']['$get'], 200>;
export type Audience = InferResponseType<(typeof api.digests)[':id']['audience']['$get'], 200>;
export type Comparison = InferResponseType<(typeof api.digests)[':id']['comparison']['$get'], 200>;

/** What an audience can be chosen by. */
export const choicesQuery = queryOptions({ queryKey: ['digest-audience-choices'], queryFn: () => parseResponse(api['digest-audience-choices'].$get()) });

/**
 * Who would get a digest under these rules, saved or not. It depends on them, the share held back and the themes told, and on nothing else
 * of the digest: what asks for the digest again does not count again.
 */
export const audienceQuery = ({ id, blocks }: Digest, rules: AudienceRules, controlPercent: number) => {
  const asked = writeRules(rules);
  const told = blocks.flatMap(({ themeId, isLeftOut }) => (isLeftOut ? [] : [themeId])).toSorted();
  return queryOptions({
    queryKey: ['digest-audience', id, told, asked, controlPercent],
    queryFn: () => parseResponse(api.digests[':id'].audience.$get({ param: { id }, query: { rules: asked, controlPercent: String(controlPercent) } })),
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
};

/** Whom of those left out a page shows. */
export interface LeftOutView {
  why?: LeftOutCode | undefined;
  q?: string | undefined;
  after?: string | undefined;
}

/** One page of those a digest does not reach; a new version of the digest is another list. */
export const leftOutQuery = (id: string, version: number, { why, q, after }: LeftOutView) =>
  queryOptions({ queryKey: ['digests', id, 'left-out', version, why ?? '', q ?? '', after ?? ''], queryFn: () => firstFilledPage((from) => readLeftOut(id, { why, q, after: from }, 50), after), placeholderData: keepPreviousData });

/** Asks for one page of them. */
export function readLeftOut(id: string, { why, q, after }: LeftOutView, limit: number): Promise<LeftOut> {
  return parseResponse(api.digests[':id']['left-out'].$get({ param: { id }, query: { limit: String(limit), ...(why === undefined ? {} : { code: why }), ...(q === undefined || q === '' ? {} : { q }), ...(after === undefined ? {} : { cursor: after }) } }));
}

/** Whether telling people changed anything. */
export const comparisonQuery = (id: string) => queryOptions({ queryKey: ['digests', id, 'comparison'], queryFn: () => parseResponse(api.digests[':id'].comparison.$get({ param: { id } })) });

import { queryOptions } from '@tanstack/react-query';
import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../../api.ts';

const one = api.procedures[':id'];

export type ProcedureList = InferResponseType<typeof api.procedures.$get, 200>;
export type ListedProcedure = ProcedureList['items'][number];
export type Procedure = InferResponseType<typeof one.$get, 200>;
export type NewProcedure = InferRequestType<typeof api.procedures.$post>['json'];

export interface ProcedureFilters {
  q?: string | undefined;
  retired?: 'yes' | undefined;
}

/** Procedures by title, or those a search finds, with how much of what customers call about has one. */
export const proceduresQuery = ({ q, retired }: ProcedureFilters) =>
  queryOptions({ queryKey: ['procedures', 'list', q ?? '', retired ?? ''], queryFn: () => parseResponse(api.procedures.$get({ query: { ...(q === undefined ? {} : { q }), ...(retired === undefined ? {} : { retired }) } })) });

/** One procedure with its versions. */
export const procedureQuery = (id: string) => queryOptions({ queryKey: ['procedures', 'one', id], queryFn: () => parseResponse(one.$get({ param: { id } })) });

/** What changed between two versions. */
export const differenceQuery = (id: string, from: number, to: number) =>
  queryOptions({ queryKey: ['procedures', 'one', id, 'difference', from, to], queryFn: () => parseResponse(one.difference.$get({ param: { id }, query: { from: String(from), to: String(to) } })) });

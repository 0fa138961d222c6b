import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../api.ts';

export type Explorer = InferResponseType<typeof api.explorer.$get, 200>;
export type ExplorerGroup = Explorer['groups'][number];
export type ExplorerTheme = ExplorerGroup['themes'][number];
export type ExplorerQuery = InferRequestType<typeof api.explorer.$get>['query'];
export type Pivot = InferResponseType<typeof api.explorer.pivot.$get, 200>;
type PivotBy = Pivot['by'];
export type AgentsSide = InferResponseType<typeof api.explorer.agents.$get, 200>;
export type ExplorerChoices = InferResponseType<typeof api.explorer.choices.$get, 200>;

/** Groups and themes of a period. */
export const explorerQuery = (query: ExplorerQuery) =>
  queryOptions({ queryKey: ['explorer', query], queryFn: () => parseResponse(api.explorer.$get({ query })), placeholderData: keepPreviousData });

/** People by theme and stage, or by theme and segment. */
export const pivotQuery = (query: ExplorerQuery, by: PivotBy) =>
  queryOptions({ queryKey: ['explorer', 'pivot', by, query], queryFn: () => parseResponse(api.explorer.pivot.$get({ query: { ...query, by } })), placeholderData: keepPreviousData });

/** What the explorer can be narrowed to. */
export const explorerChoicesQuery = queryOptions({ queryKey: ['explorer', 'choices'], queryFn: () => parseResponse(api.explorer.choices.$get()) });

/** What one team's agents report. */
export const agentsSideQuery = (team: string, period: ExplorerQuery['period']) =>
  queryOptions({ queryKey: ['explorer', 'agents', team, period], queryFn: () => parseResponse(api.explorer.agents.$get({ query: { team, ...(period === undefined ? {} : { period }) } })) });

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../../api.ts';

export type Suppressions = InferResponseType<typeof api.suppressions.$get, 200>;
export type SuppressionRow = Suppressions['items'][number];
export type NewSuppression = InferRequestType<typeof api.suppressions.$post>['json'];
export type SuppressionImports = InferResponseType<typeof api.suppressions.imports.$get, 200>;
export type ReadFile = InferResponseType<typeof api.suppressions.imports.$post, 201>;

export interface SuppressionsView {
  address?: string | undefined;
  reason?: SuppressionRow['reason'] | undefined;
  source?: SuppressionRow['source'] | undefined;
  state?: 'lifted' | undefined;
  cursor?: string | undefined;
}

/** One page of addresses that get nothing more, the latest first. */
export const suppressionsQuery = (view: SuppressionsView) =>
  queryOptions({
    queryKey: ['suppressions', view.address ?? '', view.reason ?? '', view.source ?? '', view.state ?? '', view.cursor ?? ''],
    queryFn: () => parseResponse(api.suppressions.$get({ query: { ...view } })),
    placeholderData: keepPreviousData,
  });

/** The latest files of addresses. */
export const suppressionImportsQuery = queryOptions({ queryKey: ['suppressions', 'imports'], queryFn: () => parseResponse(api.suppressions.imports.$get()) });

import type { Comparison, HealthPeriodName } from '@kept/core/measure/health-period-names.ts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type InferResponseType, parseResponse } from 'hono/client';
import { api } from '../../api.ts';

export type Health = InferResponseType<typeof api.health.$get, 200>;
export type ScoreFigure = Health['scores'][number];
export type ContactFigure = Health['contacts'][number];
export type Figure = ScoreFigure | ContactFigure;

/** What the health page is asked for; all of it stands in the URL. */
export interface HealthView {
  period: HealthPeriodName;
  compare: Comparison;
  segment: string | undefined;
}

/** The health page's figures. */
export const healthQuery = ({ period, compare, segment }: HealthView) =>
  queryOptions({
    queryKey: ['health', period, compare, segment ?? ''],
    queryFn: () => parseResponse(api.health.$get({ query: { period, compare, ...(segment === undefined ? {} : { segment }) } })),
    placeholderData: keepPreviousData,
  });

import { dayIn, startOfDay } from '@kept/core/calendar.ts';
import { comparedSpan, type DaySpan, spanOf } from '@kept/core/measure/health-period.ts';
import { comparisons, healthPeriods } from '@kept/core/measure/health-period-names.ts';
import type { SpanOfPoints } from '@kept/core/measure/texts-in.ts';
import { channels, journeyStages, metrics, origins, unknownLanguage } from '@kept/core/vocabulary.ts';
import { source } from '@kept/db/schema/listen/feedback.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const explorerViews = ['volume', 'impact', 'score'] as const;

export const explorerFilter = z.object({
  view: z.enum(explorerViews, { error: 'Choose volume, impact or score.' }).default('volume'),
  period: z.enum(healthPeriods, { error: 'This is not one of the periods.' }).default('last_90_days'),
  compare: z.enum(comparisons, { error: 'Compare with the period before, the year before, or nothing.' }).default('before'),
  channel: z.enum(channels).exclude(['friction'], { error: 'This is not one of the channels of customers.' }).optional(),
  source: z.string().max(200).optional(),
  segment: z.string().max(100).optional(),
  stage: z.enum(journeyStages, { error: 'This is not one of the journey stages.' }).optional(),
  origin: z.enum(origins, { error: 'This is not one of the origins.' }).optional(),
  language: z.string().max(35).optional(),
  metric: z.enum(metrics, { error: 'This is not one of the metrics.' }).optional(),
});
export type ExplorerFilter = z.infer<typeof explorerFilter>;

/** What the explorer counts over: days in the organisation's zone, the days compared with, and what narrows them. */
export interface ExplorerSpan {
  readonly timezone: string;
  readonly days: DaySpan;
  readonly comparedDays: DaySpan | null;
  readonly filter: ExplorerFilter;
}

/** Reads the organisation's zone and works out the days. */
export async function readExplorerSpan(tx: OrgTx, ctx: Ctx, filter: ExplorerFilter): Promise<ExplorerSpan> {
  const [own] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
  const timezone = own?.timezone ?? 'UTC';
  const today = dayIn(ctx.now(), timezone);
  return { timezone, days: spanOf(filter.period, today), comparedDays: comparedSpan(filter.period, filter.compare, today), filter };
}

/** The same as instants and ids, for counting the points in memory. */
export async function spanOfPoints(tx: OrgTx, ctx: Ctx, { timezone, days, comparedDays, filter }: ExplorerSpan): Promise<SpanOfPoints> {
  const instants = ({ from, until }: DaySpan) => ({ from: startOfDay(from, timezone).getTime(), until: startOfDay(until, timezone).getTime() });
  const { channel, segment, stage, language } = filter;
  return {
    now: instants(days),
    before: comparedDays === null ? null : instants(comparedDays),
    channel,
    segment,
    stage,
    sourceId: filter.source === undefined ? undefined : await findSource(tx, ctx, filter.source),
    language: language === unknownLanguage ? null : language,
  };
}

/** The id of a source by its name; no id where there is none of that name. */
async function findSource(tx: OrgTx, ctx: Ctx, name: string): Promise<string> {
  const [found] = await tx.select({ id: source.id }).from(source).where(and(eq(source.orgId, ctx.orgId), eq(source.name, name)));
  return found?.id ?? '';
}

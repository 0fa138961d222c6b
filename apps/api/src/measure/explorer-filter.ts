import { comparedSpan, type DaySpan, spanOf } from '@kept/core/measure/health-period.ts';
import { comparisons, healthPeriods } from '@kept/core/measure/health-period-names.ts';
import { dayIn } from '@kept/core/calendar.ts';
import { channels, journeyStages, metrics, origins } from '@kept/core/vocabulary.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const explorerViews = ['volume', 'impact', 'score'] as const;
/** How a language that nobody named is asked for. */
export const unknownLanguage = 'unknown';

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

/** "This feedback f is a customer's, lies in one of the two spans, and passes the filters on what was said". */
export function isSaid(ctx: Ctx, span: ExplorerSpan): SQL {
  const { channel, source, segment, language } = span.filter;
  return sql`f.org_id = ${ctx.orgId}::uuid and f.kind <> 'friction' and (${isIn(span.days, span)}${span.comparedDays === null ? sql`` : sql` or ${isIn(span.comparedDays, span)}`})
    ${channel === undefined ? sql`` : sql`and f.channel = ${channel}`}
    ${source === undefined ? sql`` : sql`and f.source_id = (select s.id from source s where s.org_id = ${ctx.orgId}::uuid and s.name = ${source})`}
    ${segment === undefined ? sql`` : sql`and exists (select 1 from customer c where c.org_id = ${ctx.orgId}::uuid and c.id = f.customer_id and c.segment = ${segment})`}
    ${language === undefined ? sql`` : language === unknownLanguage ? sql`and f.language is null` : sql`and f.language = ${language}`}`;
}

/** "This feedback f lies in the period itself", not in the one it is compared with. */
export function isNow(span: ExplorerSpan): SQL {
  return isIn(span.days, span);
}

/** "These words f were read": what a theme, a coverage and a reach are counted over. */
export const isRead = sql`f.placed_at is not null and f.text_key is not null`;

/** "This theme t stands and passes the filters on themes"; the stage of the contact i goes before the theme's own. */
export function isShownTheme({ filter: { stage, origin } }: ExplorerSpan): SQL {
  return sql`t.status not in ('merged', 'dismissed') ${origin === undefined ? sql`` : sql`and t.origin = ${origin}`} ${stage === undefined ? sql`` : sql`and ${stageOf} = ${stage}`}`;
}

/** Where in the journey a point was made: the stage of the contact it was said after, else the theme's own. */
export const stageOf = sql`coalesce(i.journey_stage, t.journey_stage)`;

/** The contact behind feedback f, joined only where its stage is asked for. */
export function contactOf(ctx: Ctx, isAsked: boolean): SQL {
  return isAsked ? sql`left join interaction i on i.org_id = ${ctx.orgId}::uuid and i.id = f.interaction_id` : sql``;
}

function isIn({ from, until }: DaySpan, { timezone }: ExplorerSpan): SQL {
  return sql`(f.occurred_at >= (${from}::timestamp at time zone ${timezone}::text) and f.occurred_at < (${until}::timestamp at time zone ${timezone}::text))`;
}

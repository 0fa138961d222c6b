import { dayIn } from '@kept/core/calendar.ts';
import { writeLoopKept } from '@kept/core/close-loop/loop-kept.ts';
import { estimate, minimumSample } from '@kept/core/measure/estimate.ts';
import { bucketsOf, comparedSpan, type DaySpan, grainOf, spanOf } from '@kept/core/measure/health-period.ts';
import { healthSentence } from '@kept/core/measure/health-sentence.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { z } from 'zod';
import { readLoopKept } from '../close-loop/read-loop-kept.ts';
import type { Ctx } from '../context.ts';
import { contactFigures } from './contact-figures.ts';
import { countContacts } from './count-contacts.ts';
import { countDrivers } from './count-drivers.ts';
import { countScores } from './count-scores.ts';
import { countOnTime, countThemes } from './count-themes.ts';
import type { Health, healthFilter } from './health-answer.ts';
import type { MeasuredSpan } from './measured-span.ts';
import { scoreFigures } from './score-figures.ts';

/** The health page's figures for a period, a comparison and a segment: counted in the database, judged by the rules in core. */
export async function readHealth(ctx: Ctx, filter: z.infer<typeof healthFilter>): Promise<Health> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const timezone = await readTimezone(tx, ctx.orgId);
    const today = dayIn(ctx.now(), timezone);
    const days = spanOf(filter.period, today);
    const comparedDays = comparedSpan(filter.period, filter.compare, today);
    const span: MeasuredSpan = { orgId: ctx.orgId, timezone, days, grain: grainOf(days), segment: filter.segment };
    const measured = await measure(tx, ctx, span, comparedDays);
    const [onTime = { due: 0, onTime: 0, moved: 0 }, onTimeBefore] = await countOnTime(tx, ctx.orgId, timezone, today, comparedDays === null ? [days] : [days, comparedDays]);
    const loop = await readLoopKept(tx, ctx);
    return {
      period: filter.period,
      compare: filter.compare,
      segment: filter.segment ?? null,
      segments: await listSegments(tx, ctx.orgId),
      timezone,
      grain: span.grain,
      days,
      comparedDays,
      minimumSample,
      sentence: healthSentence(onTime, onTimeBefore ?? null, loop, filter.period, filter.compare),
      ...measured,
      themes: await countThemes(tx, ctx.orgId, today),
      onTime: { now: onTime, before: onTimeBefore ?? null },
      loopKept: { ...loop, share: loop.raised < minimumSample ? null : (100 * loop.answered) / loop.raised, sentence: writeLoopKept(loop) },
    };
  });
}

async function measure(tx: OrgTx, ctx: Ctx, span: MeasuredSpan, comparedDays: DaySpan | null): Promise<Pick<Health, 'scores' | 'contacts' | 'drivers'>> {
  const compared = comparedDays === null ? null : { ...span, days: comparedDays };
  const buckets = bucketsOf(span.days);
  const scores = await countScores(tx, span);
  const scoresBefore = compared === null ? null : await countScores(tx, compared);
  const contacts = await countContacts(tx, span, ctx.now());
  const contactsBefore = compared === null ? null : await countContacts(tx, compared, ctx.now());
  const drivers = await countDrivers(tx, span, ctx.now());
  return {
    scores: scoreFigures(buckets, scores, scoresBefore),
    contacts: contactFigures(buckets, contacts, contactsBefore),
    drivers: drivers.map(({ driver, n, repeated }) => ({ driver, ...estimate({ kind: 'share', n, hits: repeated }) })),
  };
}

async function readTimezone(tx: OrgTx, orgId: string): Promise<string> {
  const [own] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, orgId));
  return own?.timezone ?? 'UTC';
}

async function listSegments(tx: OrgTx, orgId: string): Promise<string[]> {
  const rows = await tx
    .select({ segment: customer.segment })
    .from(customer)
    .where(and(eq(customer.orgId, orgId), isNotNull(customer.segment)))
    .groupBy(customer.segment)
    .orderBy(asc(customer.segment))
    .limit(50);
  return rows.flatMap(({ segment }) => (segment === null || segment === '' ? [] : [segment]));
}

import { dayIn } from '@kept/core/calendar.ts';
import { compareSides } from '@kept/core/measure/compare-sides.ts';
import { estimate, minimumSample, type Tally } from '@kept/core/measure/estimate.ts';
import { scoreMeasures } from '@kept/core/measure/score-measures.ts';
import { metrics } from '@kept/core/vocabulary.ts';
import { notFound } from '@kept/core/errors.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { readSettings } from '../../close-loop/read-voice.ts';
import type { Ctx } from '../../context.ts';
import { type ComparedScores, type ComparedSpan, countCompared, countComparedScores, type Sides } from './count-compared.ts';

const longestDays = 90;

const side = z.object({ n: z.number().int(), value: z.number().nullable().describe('Null while too few stand behind it') });
const measure = z.object({
  key: z.string(),
  label: z.string(),
  meaning: z.string(),
  unit: z.enum(['percent', 'points', 'score']),
  told: side,
  heldBack: side,
  difference: z.object({ value: z.number(), low: z.number(), high: z.number(), isClear: z.boolean() }).nullable().describe('Told less held back, with its 95 % interval; null while too few stand behind it'),
});
export const comparisonAnswer = z.object({
  controlPercent: z.number(),
  people: z.object({ told: z.number().int(), heldBack: z.number().int() }),
  from: z.iso.datetime().nullable(),
  until: z.iso.datetime().nullable(),
  untilWhy: z.enum(['now', 'ninety_days', 'next_digest']).describe('What ends the span'),
  timezone: z.string(),
  fewest: z.number().describe('Below so many on either side nothing is said'),
  measures: z.array(measure),
});

/** Whether telling people changed anything: what those did who were told, against those who were held back, since a digest began to go out. */
export async function readComparison(ctx: Ctx, digestId: string): Promise<z.infer<typeof comparisonAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [row] = await tx.select().from(digest).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, digestId)));
    if (row === undefined) throw notFound('digest');
    const { timezone } = await readSettings(tx, ctx);
    const nothing = { controlPercent: row.controlPercent, people: { told: 0, heldBack: 0 }, from: null, until: null, untilWhy: 'now' as const, timezone, fewest: minimumSample, measures: [] };
    if (row.controlPercent === 0 || row.sendAt === null || row.sendAt > ctx.now()) return nothing;
    const { until, untilWhy } = await endOf(tx, ctx, row, row.sendAt);
    const span: ComparedSpan = { orgId: ctx.orgId, digestId, from: row.sendAt, until, days: { from: dayIn(row.sendAt, timezone), until: dayIn(until, timezone) } };
    const counts = await countCompared(tx, span);
    const scores = await countComparedScores(tx, span);
    const shares = [
      { ...words.response, ...sidesOf(counts, (one) => one.response) },
      { ...words.repeat, ...sidesOf(counts, (one) => one.repeat) },
      { ...words.churn, ...sidesOf(counts, (one) => one.churn) },
    ];
    return { ...nothing, people: { told: counts.told.people, heldBack: counts.held_back.people }, from: span.from.toISOString(), until: until.toISOString(), untilWhy, measures: [...scoreMeasuresOf(scores), ...shares.map(compared)] };
  });
}

/** The span ends where those who were held back are told, after ninety days, or now. */
async function endOf(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, from: Date): Promise<{ until: Date; untilWhy: 'now' | 'ninety_days' | 'next_digest' }> {
  const [next] = await tx
    .select({ sendAt: digest.sendAt })
    .from(digest)
    .where(and(eq(digest.orgId, ctx.orgId), eq(digest.edition, 0), inArray(digest.state, ['sending', 'paused', 'sent']), gt(digest.untilAt, row.untilAt), gt(digest.sendAt, from)))
    .orderBy(asc(digest.sendAt))
    .limit(1);
  const ends = [
    ...(next?.sendAt ? [{ until: next.sendAt, untilWhy: 'next_digest' as const }] : []),
    { until: new Date(from.getTime() + longestDays * 86_400_000), untilWhy: 'ninety_days' as const },
    { until: ctx.now(), untilWhy: 'now' as const },
  ];
  return ends.reduce((first, end) => (end.until < first.until ? end : first));
}

const words = {
  response: { key: 'response', label: 'Answered a survey', meaning: 'Of those invited to a survey in this time, how many answered', unit: 'percent' as const },
  repeat: { key: 'repeat', label: 'Had to come back', meaning: 'Of all of them, how many contacted you about the same reason twice within 30 days', unit: 'percent' as const },
  churn: { key: 'churn', label: 'Left', meaning: 'Of those who were customers when it began, how many left', unit: 'percent' as const },
};

function sidesOf<T>(counts: Sides<T>, pick: (one: T) => Tally): { told: Tally; heldBack: Tally } {
  return { told: pick(counts.told), heldBack: pick(counts.held_back) };
}

function compared({ told, heldBack, ...rest }: { key: string; label: string; meaning: string; unit: 'percent' | 'points' | 'score'; told: Tally; heldBack: Tally }): z.infer<typeof measure> {
  const shown = (tally: Tally) => ({ n: tally.n, value: estimate(tally).value });
  return { ...rest, told: shown(told), heldBack: shown(heldBack), difference: compareSides(told, heldBack) };
}

/** NPS where it is one, else the mean; every scale by itself. */
function scoreMeasuresOf(scores: readonly ComparedScores[]): z.infer<typeof measure>[] {
  const scales = new Map(scores.map(({ metric, scaleMin, scaleMax }) => [`${metric} ${scaleMin} ${scaleMax}`, { metric, scaleMin, scaleMax }]));
  return [...scales].toSorted(([, a], [, b]) => metrics.indexOf(a.metric) - metrics.indexOf(b.metric) || a.scaleMax - b.scaleMax).map(([key, scale]) => {
    const of = (wanted: ComparedScores['side']) => scores.find((one) => one.side === wanted && `${one.metric} ${one.scaleMin} ${one.scaleMax}` === key)?.counts ?? { n: 0, sum: 0, sumOfSquares: 0, nineUp: 0, sixDown: 0 };
    const isNps = scoreMeasures(scale.metric, scale.scaleMin, scale.scaleMax)[0]?.key === 'nps';
    const tally = ({ n, sum, sumOfSquares, nineUp, sixDown }: ComparedScores['counts']): Tally => (isNps ? { kind: 'nps', n, promoters: nineUp, detractors: sixDown } : { kind: 'mean', n, sum, sumOfSquares });
    const range = `${scale.scaleMin} to ${scale.scaleMax}`;
    const label = isNps ? 'NPS' : `${scoreNames[scale.metric]} (${range})`;
    const meaning = isNps ? 'Promoters less detractors, of the last score each gave in this time' : `Mean of the last score each gave in this time, from ${range}`;
    return compared({ key, label, meaning, unit: isNps ? 'points' : 'score', told: tally(of('told')), heldBack: tally(of('held_back')) });
  });
}

const scoreNames = { nps: 'Recommendation', csat: 'Satisfaction', ces: 'Effort', stars: 'Stars', thumb: 'Thumbs' } as const;

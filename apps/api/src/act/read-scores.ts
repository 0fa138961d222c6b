import { type ScoreImpact, scoreImpact, type ScoreSum } from '@kept/core/understand/score-impact.ts';
import { type Metric, metrics, usualScales } from '@kept/core/vocabulary.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, gt, inArray, lte, or, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

const isOnUsualScale = or(...metrics.map((metric) => and(eq(feedback.metric, metric), eq(feedback.scaleMin, usualScales[metric].min), eq(feedback.scaleMax, usualScales[metric].max))));

const sums = {
  metric: feedback.metric,
  answers: sql<number>`count(*)::int`,
  sum: sql<number>`sum(${feedback.score})::float8`,
  promoters: sql<number>`count(*) filter (where ${feedback.score} >= 9)::int`,
  detractors: sql<number>`count(*) filter (where ${feedback.score} <= 6)::int`,
};

/** How the scores of those who raised each theme differ from all others', in the metric most of them answered. */
export async function readScores(tx: OrgTx, ctx: Ctx, themeIds: readonly string[], period?: { from: Date; to: Date }): Promise<ReadonlyMap<string, ScoreImpact>> {
  if (themeIds.length === 0) return new Map();
  const counted = and(eq(feedback.orgId, ctx.orgId), isOnUsualScale, ...(period === undefined ? [] : [gt(feedback.occurredAt, period.from), lte(feedback.occurredAt, period.to)]));
  const all = new Map((await tx.select(sums).from(feedback).where(counted).groupBy(feedback.metric)).map((row) => [row.metric, row]));
  const rows = await tx
    .select({ themeId: mention.themeId, ...sums })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(and(eq(mention.orgId, ctx.orgId), counted, inArray(mention.themeId, [...themeIds])))
    .groupBy(mention.themeId, feedback.metric);
  const best = new Map<string, { metric: Metric; among: ScoreSum }>();
  for (const { themeId, metric, ...among } of rows) {
    if (metric !== null && among.answers > (best.get(themeId)?.among.answers ?? 0)) best.set(themeId, { metric, among });
  }
  return new Map([...best].flatMap(([id, { metric, among }]) => {
    const whole = all.get(metric);
    return whole === undefined ? [] : [[id, scoreImpact(metric, among, whole)] as const];
  }));
}

import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isComment } from '../understand/is-comment.ts';

const weekMilliseconds = 7 * 86_400_000;

/** Mentions of each theme in each of the last so many weeks, oldest first; the last week ends now. */
export async function countWeeks(tx: OrgTx, ctx: Ctx, themeIds: readonly string[], weeks: number): Promise<ReadonlyMap<string, number[]>> {
  const trends = new Map(themeIds.map((id) => [id, Array.from({ length: weeks }, () => 0)]));
  if (themeIds.length === 0) return trends;
  const now = ctx.now();
  const weeksAgo = sql<number>`floor(extract(epoch from (${now.toISOString()}::timestamptz - ${feedback.occurredAt})) / 604800)::int`;
  const rows = await tx
    .select({ themeId: mention.themeId, weeksAgo: sql<number>`${weeksAgo} as weeks_ago`, mentions: sql<number>`count(*)::int` })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(and(eq(mention.orgId, ctx.orgId), isComment, inArray(mention.themeId, [...themeIds]), gt(feedback.occurredAt, new Date(now.getTime() - weeks * weekMilliseconds)), lte(feedback.occurredAt, now)))
    .groupBy(mention.themeId, sql`weeks_ago`);
  for (const row of rows) {
    const trend = trends.get(row.themeId);
    if (trend !== undefined) trend[weeks - 1 - row.weeksAgo] = row.mentions;
  }
  return trends;
}

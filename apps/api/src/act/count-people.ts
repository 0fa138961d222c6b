import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isComment } from '../understand/is-comment.ts';

/** How many people said it, and how many times. Each known customer counts once, each anonymous text as one person; agents' reports are not in it. */
export interface People {
  readonly people: number;
  readonly mentions: number;
}

/** The people behind each theme, in a period when one is given (after `from`, up to and with `to`). */
export async function countPeople(tx: OrgTx, ctx: Ctx, themeIds: readonly string[] | undefined, period?: { from: Date; to: Date }): Promise<ReadonlyMap<string, People>> {
  if (themeIds?.length === 0) return new Map();
  const rows = await tx
    .select({
      themeId: mention.themeId,
      mentions: sql<number>`count(*)::int`,
      people: sql<number>`(count(distinct ${feedback.customerId}) + count(*) filter (where ${feedback.customerId} is null))::int`,
    })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(
      and(
        eq(mention.orgId, ctx.orgId),
        isComment,
        themeIds === undefined ? undefined : inArray(mention.themeId, [...themeIds]),
        ...(period === undefined ? [] : [gt(feedback.occurredAt, period.from), lte(feedback.occurredAt, period.to)]),
      ),
    )
    .groupBy(mention.themeId);
  return new Map(rows.map((row) => [row.themeId, { people: row.people, mentions: row.mentions }]));
}

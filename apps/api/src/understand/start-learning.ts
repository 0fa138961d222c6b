import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { sentimentHead } from '@kept/db/schema/understand/reading.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, count, eq, inArray, ne } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';

/** Fewer ratings and corrections than this teach nothing. */
export const leastLabels = 60;
const growthForNextTime = 1.5;

/** Leaves the work of learning feeling when there are half as many ratings and corrections again as last time, or when the encoder is another. */
export async function startLearningWhenGrown(ctx: Ctx): Promise<void> {
  const isLeft = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [head] = await tx.select().from(sentimentHead).where(eq(sentimentHead.orgId, ctx.orgId));
    if (head !== undefined && head.dueAt !== null) return true;
    const labels = await countLabels(tx, ctx);
    const isOther = head !== undefined && head.encoderVersion !== ctx.engine.version;
    if (labels < leastLabels || (!isOther && labels < (head?.labels ?? 0) * growthForNextTime)) return false;
    const none = { orgId: ctx.orgId, version: 0, encoderVersion: ctx.engine.version, labels: 0, heldOut: 0, appliedVersion: 0, dueAt: ctx.now() };
    await tx.insert(sentimentHead).values(none).onConflictDoUpdate({ target: sentimentHead.orgId, set: { dueAt: ctx.now() } });
    return true;
  });
  if (isLeft) await ctx.wake('learn-sentiment', ctx.orgId);
}

/** Ratings and corrections with words: what can teach. */
export const isLabelled = and(isComment, inArray(feedback.sentimentBy, ['rating', 'person']), ne(feedback.sentiment, 'unknown'));

/** How many texts an organisation has labelled by rating them or by correcting what was read. */
export async function countLabels(tx: OrgTx, ctx: Ctx): Promise<number> {
  const [row] = await tx.select({ labels: count() }).from(feedback).where(and(eq(feedback.orgId, ctx.orgId), isLabelled));
  return row?.labels ?? 0;
}

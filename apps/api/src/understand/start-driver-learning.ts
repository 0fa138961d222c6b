import { interaction } from '@kept/db/schema/listen/customers.ts';
import { driverHead, driverSuggestion } from '@kept/db/schema/understand/drivers.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, count, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { hasContactWords } from './read-contact-words.ts';

/** Fewer labelled contacts with words than this teach nothing. */
export const leastLabels = 40;
const growthForNextTime = 1.5;

/**
 * Leaves the work of learning drivers when there are half as many labelled contacts with words again as last time, or the encoder is
 * another; and the work of reading when words of contacts without a driver wait.
 */
export async function startDriverLearningWhenGrown(ctx: Ctx): Promise<void> {
  const isLeft = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [head] = await tx.select({ labels: driverHead.labels, encoderVersion: driverHead.encoderVersion, version: driverHead.version, weights: isNotNull(driverHead.weights), dueAt: driverHead.dueAt }).from(driverHead).where(eq(driverHead.orgId, ctx.orgId));
    const wanted = Math.max(leastLabels, Math.ceil((head?.labels ?? 0) * growthForNextTime));
    const isOther = head !== undefined && head.encoderVersion !== ctx.engine.version;
    if (isOther || (await hasSoManyLabels(tx, ctx, wanted))) {
      await wantDriverLearning(tx, ctx);
      return true;
    }
    if (head === undefined || !head.weights || !(await hasUnread(tx, ctx, head.version))) return head !== undefined && head.dueAt !== null;
    await tx.update(driverHead).set({ dueAt: ctx.now() }).where(eq(driverHead.orgId, ctx.orgId));
    return true;
  });
  if (isLeft) await ctx.wake('learn-drivers', ctx.orgId);
}

/** Leaves the work of learning anew, in the transaction of what makes it necessary. Wake `learn-drivers` afterwards. */
export async function wantDriverLearning(tx: OrgTx, ctx: Ctx): Promise<void> {
  const wanted = { learnWantedAt: ctx.now(), dueAt: ctx.now() };
  const none = { orgId: ctx.orgId, version: 0, encoderVersion: ctx.engine.version, drivers: [], leftOut: [], labels: 0, heldOut: 0, right: 0, suggested: 0, suggestedRight: 0, commonestRight: 0, readTotal: 0, readDone: 0 };
  await tx.insert(driverHead).values({ ...none, ...wanted }).onConflictDoUpdate({ target: driverHead.orgId, set: wanted });
}

/** Suggestions whose words were not read, or read by an older head. */
export const isUnread = (version: number) => and(isNull(driverSuggestion.decision), lt(driverSuggestion.headVersion, version));

async function hasUnread(tx: OrgTx, ctx: Ctx, version: number): Promise<boolean> {
  const [found] = await tx.select({ id: driverSuggestion.interactionId }).from(driverSuggestion).where(and(eq(driverSuggestion.orgId, ctx.orgId), isUnread(version))).limit(1);
  return found !== undefined;
}

/** Counts no further than it has to. */
async function hasSoManyLabels(tx: OrgTx, ctx: Ctx, wanted: number): Promise<boolean> {
  const labelled = tx
    .select({ id: interaction.id })
    .from(interaction)
    .where(and(eq(interaction.orgId, ctx.orgId), isNotNull(interaction.driverId), hasContactWords(tx)))
    .limit(wanted)
    .as('labelled');
  const [row] = await tx.select({ labels: count() }).from(labelled);
  return (row?.labels ?? 0) >= wanted;
}

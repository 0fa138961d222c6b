import { type BatchDelivery, type BatchSettlement, mostTryingMs, settleBatch as decide } from '@kept/core/close-loop/delivery-rules.ts';
import { notByIndex } from '@kept/db/not-by-index.ts';
import { mailBatch } from '@kept/db/schema/close-loop/mail-batches.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { HeldBatch } from './freeze-batch.ts';
import { holdForProvider } from './hold-for-provider.ts';

type BatchKey = Pick<HeldBatch, 'id' | 'members'>;

/**
 * Writes down what became of one attempt at a batch, for the batch and each of its mails together. The attempt's number stands in the
 * WHERE: a worker that was stopped and continued after another took the batch over changes nothing. Says whether it was still its own.
 */
export async function settleBatch(ctx: Ctx, held: HeldBatch, delivery: BatchDelivery): Promise<boolean> {
  const now = ctx.now();
  const outcome = decide(delivery, { number: held.attempt, startedAt: held.claimedAt, unknownSince: held.unknownSince }, now);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [own] = await tx.select({ id: mailBatch.id }).from(mailBatch).where(and(isBatch(ctx, held), eq(mailBatch.attempt, held.attempt), isNull(mailBatch.settledAt))).for('update');
    if (own === undefined) return false;
    if (outcome.outcome === 'taken') await settleEach(tx, ctx, held, outcome.each);
    if (outcome.outcome === 'uncertain') await leaveUncertain(tx, ctx, held, outcome.reason);
    if (outcome.outcome === 'opened') await openAgain(tx, ctx, held, outcome);
    if (outcome.outcome === 'kept') await tx.update(mailBatch).set({ claimedAt: null, sendAfter: outcome.sendAfter, unknownSince: outcome.unknownSince, reason: outcome.reason }).where(isBatch(ctx, held));
    if (delivery.outcome === 'barred') await holdForProvider(tx, ctx, delivery.reason);
    return true;
  });
}

/** Nobody can say whether the mails of a batch arrived: it is closed, and its bytes go. */
export async function leaveUncertain(tx: OrgTx, ctx: Ctx, batch: BatchKey, reason: string): Promise<void> {
  await tx.update(mail).set({ state: 'uncertain', reason, settledAt: ctx.now() }).where(isOpenMember(ctx, batch));
  await close(tx, ctx, batch, reason);
}

async function settleEach(tx: OrgTx, ctx: Ctx, batch: BatchKey, each: Extract<BatchDelivery, { outcome: 'taken' }>['each']): Promise<void> {
  const settledAt = ctx.now();
  const taken = batch.members.flatMap((id, place) => {
    const one = each[place];
    return one !== undefined && 'providerId' in one ? [sql`(${id}::uuid, ${one.providerId}::text)`] : [];
  });
  if (taken.length > 0) {
    await tx.execute(sql`update mail set state = 'sent', reason = null, provider_id = taken.provider_id, settled_at = ${settledAt.toISOString()}::timestamptz
      from (values ${sql.join(taken, sql`, `)}) as taken (id, provider_id)
      where mail.org_id = ${ctx.orgId} and mail.id = taken.id and mail.batch_id = ${batch.id} and ${notByIndex(mail.state)} in ('sending', 'uncertain')`);
  }
  for (const [place, id] of batch.members.entries()) {
    const one = each[place];
    if (one !== undefined && 'refused' in one) await tx.update(mail).set({ state: 'failed', reason: one.refused, settledAt }).where(and(isOpenMember(ctx, batch), eq(mail.id, id)));
  }
  await close(tx, ctx, batch, null);
}

/** The batch was certainly not taken: it is forgotten, and its mails wait for another one, or go one by one. */
async function openAgain(tx: OrgTx, ctx: Ctx, batch: BatchKey, { reason, sendAfter, goAlone, isBarred }: Extract<BatchSettlement, { outcome: 'opened' }>): Promise<void> {
  const now = ctx.now();
  const isOld = lte(mail.triedAt, new Date(now.getTime() - mostTryingMs));
  if (!isBarred) await tx.update(mail).set({ state: 'failed', reason: `Given up after three days: ${reason}`, settledAt: now }).where(and(isOpenMember(ctx, batch), isOld));
  await tx.update(mail).set({ state: 'pending', reason, sendAfter, goesAlone: goAlone, batchId: null, bytesHash: null }).where(isOpenMember(ctx, batch));
  await tx.delete(mailBatch).where(isBatch(ctx, batch));
}

async function close(tx: OrgTx, ctx: Ctx, batch: BatchKey, reason: string | null): Promise<void> {
  await tx.update(mailBatch).set({ settledAt: ctx.now(), bytes: null, claimedAt: null, reason }).where(isBatch(ctx, batch));
}

function isBatch(ctx: Ctx, { id }: Pick<BatchKey, 'id'>) {
  return and(eq(mailBatch.orgId, ctx.orgId), eq(mailBatch.id, id));
}

/** A mail somebody settled meanwhile (a webhook, an erasure) stays as it is. */
function isOpenMember(ctx: Ctx, { id, members }: BatchKey) {
  return and(eq(mail.orgId, ctx.orgId), inArray(mail.id, [...members]), eq(mail.batchId, id), eq(mail.state, 'sending'));
}

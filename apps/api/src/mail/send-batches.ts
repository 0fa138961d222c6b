import { type BatchDelivery, renewAfterMs } from '@kept/core/close-loop/delivery-rules.ts';
import type { MailKind } from '@kept/core/vocabulary.ts';
import { mailBatch } from '@kept/db/schema/close-loop/mail-batches.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { freezeBatch, type HeldBatch, waitsForBatch } from './freeze-batch.ts';
import { isHeld } from './hold-flow.ts';
import { isBatchDue, repeatBatch } from './repeat-batch.ts';
import { settleBatch } from './settle-batch.ts';
import type { BatchTransport } from './transport.ts';

/** While one batch is under way another is frozen. */
const lanes = 2;

/** Whether more waits, and of which kinds some went. */
export interface SentBatches {
  readonly hasMore: boolean;
  readonly kinds: readonly MailKind[];
}

/** Sends one batch in each lane: chosen and frozen only when its turn has come, repeats of what may not have arrived first. */
export async function sendBatches(ctx: Ctx, batches: BatchTransport): Promise<SentBatches> {
  const sent = await Promise.all(Array.from({ length: lanes }, () => sendOne(ctx, batches)));
  return { hasMore: sent.some((one) => one.hasMore), kinds: sent.flatMap((one) => one.kinds) };
}

async function sendOne(ctx: Ctx, batches: BatchTransport): Promise<SentBatches> {
  if (!(await hasDue(ctx)) || !(await batches.turn())) return { hasMore: false, kinds: [] };
  const { looked, held } = await nextBatch(ctx, batches);
  if (held !== undefined) await handOver(ctx, batches, held);
  return { hasMore: looked > 0, kinds: held === undefined ? [] : [held.kind] };
}

async function nextBatch(ctx: Ctx, batches: BatchTransport): Promise<{ looked: number; held: HeldBatch | undefined }> {
  const repeated = await repeatBatch(ctx);
  return repeated === undefined ? freezeBatch(ctx, batches) : { looked: repeated.members.length, held: repeated };
}

/** A worker that was stopped between taking a batch and handing it over leaves it to whoever takes it over. */
async function handOver(ctx: Ctx, batches: BatchTransport, held: HeldBatch): Promise<void> {
  if (ctx.now().getTime() - held.claimedAt.getTime() > renewAfterMs) return;
  await settleBatch(ctx, held, await deliver(ctx, batches, held));
}

/** A transport that throws has said nothing: the mails may have arrived. */
async function deliver(ctx: Ctx, batches: BatchTransport, { id, occasion, request, members }: HeldBatch): Promise<BatchDelivery> {
  try {
    return await batches.deliver(request, [ctx.orgId, ...(occasion === '' ? [] : [occasion]), id].join('/'), members.length);
  } catch (error) {
    ctx.log.warn({ err: error, batchId: id, transport: ctx.transport.name }, 'A delivery ended without an answer');
    return { outcome: 'unknown', reason: 'No answer came back.' };
  }
}

/** A turn is taken only when there is something to send: turns are few, and all organisations share them. */
async function hasDue(ctx: Ctx): Promise<boolean> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    if (await isHeld(tx, ctx)) return false;
    const waiting = await tx.select({ id: mail.id }).from(mail).where(and(eq(mail.orgId, ctx.orgId), waitsForBatch(ctx.now()))).orderBy(mail.sendAfter).limit(1);
    if (waiting.length > 0) return true;
    const open = await tx.select({ id: mailBatch.id }).from(mailBatch).where(and(eq(mailBatch.orgId, ctx.orgId), isBatchDue(ctx.now()))).limit(1);
    return open.length > 0;
  });
}

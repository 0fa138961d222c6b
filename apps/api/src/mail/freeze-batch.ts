import { customerKinds } from '@kept/core/close-loop/mail-rules.ts';
import type { MailKind } from '@kept/core/vocabulary.ts';
import { newId } from '@kept/db/new-id.ts';
import { mailBatch } from '@kept/db/schema/close-loop/mail-batches.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, count, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import type { Ctx } from '../context.ts';
import { sha256 } from '../secrets.ts';
import { holdFlow } from './hold-flow.ts';
import { incompleteWords, outgoingMail } from './outgoing-mail.ts';
import { readSender } from './read-sender.ts';
import { type MailRow, takeSendable } from './take-sendable.ts';
import type { BatchTransport, OutgoingMail } from './transport.ts';

const compress = promisify(zstdCompress);

/** So many batches of one organisation may be frozen and not settled: what is frozen cannot be changed any more. */
const mostOpen = 50;

/** A batch this worker holds, with the request it hands over. */
export interface HeldBatch {
  readonly id: string;
  readonly kind: MailKind;
  readonly occasion: string;
  readonly attempt: number;
  readonly members: readonly string[];
  readonly request: Uint8Array<ArrayBuffer>;
  readonly claimedAt: Date;
  readonly unknownSince: Date | null;
}

/** Which mails wait for a batch: those to customers that were never handed over by themselves. */
export function waitsForBatch(now: Date) {
  return and(eq(mail.state, 'pending'), lte(mail.sendAfter, now), inArray(mail.kind, [...customerKinds]), eq(mail.goesAlone, false), isNull(mail.unknownSince));
}

/**
 * Freezes the next mails of one kind, or of one digest, just before they are sent: who, in which order, and the very bytes, in the one
 * transaction that asks whether each may still be mailed. Says how many it looked at; nothing while mail is held or too much is open.
 */
export async function freezeBatch(ctx: Ctx, batches: BatchTransport): Promise<{ looked: number; held: HeldBatch | undefined }> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const flow = await holdFlow(tx, ctx);
    if (flow.pausedAt !== null || (await countOpen(tx, ctx)) >= mostOpen) return { looked: 0, held: undefined };
    const { looked, sendable } = await takeSendable(tx, ctx, waitsForBatch(ctx.now()), batches.most, (first, other) => first.kind === other.kind && (first.kind !== 'digest' || first.occasion === other.occasion));
    const from = await readSender(tx, ctx);
    const written = sendable.map((row) => ({ row, message: outgoingMail(ctx, row, from) }));
    const incomplete = written.filter(({ message }) => message === undefined).map(({ row }) => row.id);
    if (incomplete.length > 0) await tx.update(mail).set({ state: 'failed', reason: incompleteWords, settledAt: ctx.now() }).where(and(eq(mail.orgId, ctx.orgId), inArray(mail.id, incomplete)));
    const complete = written.flatMap(({ row, message }) => (message === undefined ? [] : [{ row, message }]));
    return { looked, held: await freeze(tx, ctx, batches, complete) };
  });
}

async function freeze(tx: OrgTx, ctx: Ctx, batches: BatchTransport, written: readonly { readonly row: MailRow; readonly message: OutgoingMail }[]): Promise<HeldBatch | undefined> {
  const [first] = written;
  if (first === undefined) return undefined;
  const now = ctx.now();
  const request = batches.write(written.map(({ message }) => message));
  const members = written.map(({ row }) => row.id);
  const held = { id: newId(now), kind: first.row.kind, occasion: first.row.kind === 'digest' ? first.row.occasion : '', attempt: 1, members, claimedAt: now, unknownSince: null };
  const bytesHash = sha256(request);
  await tx.insert(mailBatch).values({ orgId: ctx.orgId, ...held, bytes: new Uint8Array(await compress(request)), bytesHash, frozenAt: now, sendAfter: now });
  await tx
    .update(mail)
    .set({ state: 'sending', batchId: held.id, bytesHash, attempt: sql`${mail.attempt} + 1`, triedAt: sql`coalesce(${mail.triedAt}, ${now.toISOString()}::timestamptz)`, claimedAt: null })
    .where(and(eq(mail.orgId, ctx.orgId), inArray(mail.id, members)));
  return { ...held, request };
}

async function countOpen(tx: OrgTx, ctx: Ctx): Promise<number> {
  const [open] = await tx.select({ count: count() }).from(mailBatch).where(and(eq(mailBatch.orgId, ctx.orgId), isNull(mailBatch.settledAt)));
  return open?.count ?? 0;
}

import { leftOutWords } from '@kept/core/close-loop/mail-rules.ts';
import { inboundMail } from '@kept/db/schema/close-loop/inbound.ts';
import { mailBatch } from '@kept/db/schema/close-loop/mail-batches.ts';
import { mail, outboxMessage } from '@kept/db/schema/close-loop/mail.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, type Column, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Forgets what mails said and to which address they went; that one went, when, why not, and on which occasion stays. What waits is not sent any more. */
export async function forgetMails(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const isReport = and(eq(inboundMail.orgId, ctx.orgId), inArray(inboundMail.addressId, [...ids]), eq(inboundMail.state, 'waiting'));
  await tx.update(inboundMail).set({ raw: null, state: 'failed', settledAt: ctx.now(), reason: 'It was deleted, because whom it was about asked to be forgotten.' }).where(isReport);
  await tx.delete(outboxMessage).where(and(eq(outboxMessage.orgId, ctx.orgId), inArray(outboxMessage.mailId, [...ids])));
  await tx
    .update(mail)
    .set({
      toName: null,
      toEmail: null,
      emailNormal: null,
      subject: '',
      html: null,
      plainText: null,
      headers: {},
      returnedReason: null,
      state: ifWaiting(mail.state, 'left_out'),
      leftOutCode: ifWaiting(mail.leftOutCode, 'erased'),
      reason: ifWaiting(mail.reason, leftOutWords.erased),
      settledAt: sql`case when ${isWaiting} then ${ctx.now().toISOString()}::timestamptz else ${mail.settledAt} end`,
    })
    .where(and(eq(mail.orgId, ctx.orgId), inArray(mail.id, [...ids])));
  // After the mails themselves, which wait for a batch that is just being frozen: its bytes name the person, so nobody repeats them.
  const ofThem = tx.select({ batchId: mail.batchId }).from(mail).where(and(eq(mail.orgId, ctx.orgId), inArray(mail.id, [...ids])));
  await tx.update(mailBatch).set({ bytes: null }).where(and(eq(mailBatch.orgId, ctx.orgId), isNull(mailBatch.settledAt), inArray(mailBatch.id, ofThem)));
}

const isWaiting = sql`${mail.state} in ('pending', 'sending')`;

function ifWaiting(column: Column, word: string): SQL {
  return sql`case when ${isWaiting} then ${word} else ${column} end`;
}

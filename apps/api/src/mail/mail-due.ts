import { claimMs } from '@kept/core/close-loop/delivery-rules.ts';
import type { Db } from '@kept/db/client.ts';
import { mailBatch } from '@kept/db/schema/close-loop/mail-batches.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { DueWork } from '@kept/db/scope.ts';
import { and, eq, lt, lte, or } from 'drizzle-orm';
import { isBatchDue } from './repeat-batch.ts';

/** Finds organisations with mail to send, or with mails or batches held by a worker that died. */
export async function mailDue(tx: Db, now: Date): Promise<DueWork[]> {
  const mails = await tx
    .selectDistinctOn([mail.orgId], { orgId: mail.orgId, id: mail.id })
    .from(mail)
    .where(or(and(eq(mail.state, 'pending'), lte(mail.sendAfter, now)), and(eq(mail.state, 'sending'), lt(mail.claimedAt, new Date(now.getTime() - claimMs)))));
  const batches = await tx.selectDistinctOn([mailBatch.orgId], { orgId: mailBatch.orgId, id: mailBatch.id }).from(mailBatch).where(isBatchDue(now));
  return [...mails, ...batches];
}

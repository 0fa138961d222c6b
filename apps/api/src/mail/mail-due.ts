import { claimMs } from '@kept/core/close-loop/delivery-rules.ts';
import type { Db } from '@kept/db/client.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { DueWork } from '@kept/db/scope.ts';
import { and, eq, lt, lte, or } from 'drizzle-orm';

/** Finds organisations with mail to send, or held by a worker that died. */
export async function mailDue(tx: Db, now: Date): Promise<DueWork[]> {
  return tx
    .selectDistinctOn([mail.orgId], { orgId: mail.orgId, id: mail.id })
    .from(mail)
    .where(or(and(eq(mail.state, 'pending'), lte(mail.sendAfter, now)), and(eq(mail.state, 'sending'), lt(mail.claimedAt, new Date(now.getTime() - claimMs)))));
}

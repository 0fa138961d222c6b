import { type Delivery, settle } from '@kept/core/close-loop/delivery-rules.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * Writes down what became of one attempt. The attempt's number stands in the WHERE: a worker that was stopped and
 * continued after another took the mail over changes nothing. Says whether it was still its own.
 */
export async function settleMail(ctx: Ctx, row: typeof mail.$inferSelect, delivery: Delivery, bytesHash: string): Promise<boolean> {
  const now = ctx.now();
  const outcome = settle(delivery, { number: row.attempt, triedAt: row.triedAt ?? now, startedAt: row.claimedAt ?? now, unknownSince: row.unknownSince, isRepeatable: ctx.transport.isRepeatable }, now);
  const change =
    outcome.state === 'pending'
      ? { state: outcome.state, reason: outcome.reason, sendAfter: outcome.sendAfter, unknownSince: outcome.unknownSince, claimedAt: null }
      : outcome.state === 'sent'
        ? { state: outcome.state, reason: null, providerId: outcome.providerId, settledAt: now, bytesHash }
        : { state: outcome.state, reason: outcome.reason, settledAt: now, bytesHash };
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const settled = await tx
      .update(mail)
      .set(change)
      .where(and(eq(mail.orgId, ctx.orgId), eq(mail.id, row.id), eq(mail.attempt, row.attempt), eq(mail.state, 'sending')))
      .returning({ id: mail.id });
    return settled.length === 1;
  });
}

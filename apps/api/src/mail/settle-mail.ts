import { type Delivery, settle } from '@kept/core/close-loop/delivery-rules.ts';
import { mailRules } from '@kept/core/close-loop/mail-rules.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { addressMacOf } from './customer-links.ts';
import { holdForProvider } from './hold-for-provider.ts';
import { holdIfTooMany } from './hold-if-too-many.ts';
import { suppressAddress } from './suppression/suppress-address.ts';

type MailRow = typeof mail.$inferSelect;

/**
 * Writes down what became of one attempt. The attempt's number stands in the WHERE: a worker that was stopped and
 * continued after another took the mail over changes nothing. Says whether it was still its own. An address a server says does not exist
 * counts as one that bounced; a provider that takes nothing from us holds mail to customers.
 */
export async function settleMail(ctx: Ctx, row: MailRow, delivery: Delivery, bytesHash: string): Promise<boolean> {
  const now = ctx.now();
  const outcome = settle(delivery, { number: row.attempt, triedAt: row.triedAt ?? now, startedAt: row.claimedAt ?? now, unknownSince: row.unknownSince, isRepeatable: ctx.transport.isRepeatable, isHeldWhenBarred: isForCustomer(row) }, now);
  const change =
    outcome.state === 'pending'
      ? { state: outcome.state, reason: outcome.reason, sendAfter: outcome.sendAfter, unknownSince: outcome.unknownSince, claimedAt: null }
      : outcome.state === 'sent'
        ? { state: outcome.state, reason: null, providerId: outcome.providerId, settledAt: now, bytesHash }
        : { state: outcome.state, reason: outcome.reason, settledAt: now, bytesHash, ...(outcome.state === 'failed' && isDead(delivery) ? cameBack(outcome.reason, now) : {}) };
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const settled = await tx
      .update(mail)
      .set(change)
      .where(and(eq(mail.orgId, ctx.orgId), eq(mail.id, row.id), eq(mail.attempt, row.attempt), eq(mail.state, 'sending')))
      .returning({ id: mail.id });
    if (settled.length === 0) return false;
    if (delivery.outcome === 'barred') await holdForProvider(tx, ctx, delivery.reason);
    if (isDead(delivery) && isForCustomer(row)) await strikeOff(tx, ctx, row);
    return true;
  });
}

function isForCustomer({ kind }: Pick<MailRow, 'kind'>): boolean {
  return mailRules[kind].to === 'customer';
}

function isDead(delivery: Delivery): boolean {
  return delivery.outcome === 'refused' && delivery.isAddressBad === true;
}

function cameBack(reason: string, at: Date) {
  return { returned: 'bounced' as const, returnedReason: redactText(reason).text, returnedAt: at };
}

async function strikeOff(tx: OrgTx, ctx: Ctx, { emailNormal }: MailRow): Promise<void> {
  if (emailNormal !== null) await suppressAddress(tx, ctx, addressMacOf(ctx, emailNormal), 'bounced');
  await holdIfTooMany(tx, ctx, 'bounces');
}

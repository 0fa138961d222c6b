import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail, suppression } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, eq, gte, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { addressMacOf } from '../../mail/customer-links.ts';

/**
 * How many of those a digest was sent to have unsubscribed since. The handle of an address stands with its customer; only where theirs is
 * another by now, or has no handle yet, is it made from the mail's: a page that watches a digest go to a hundred thousand asks every few seconds.
 */
export async function countUnsubscribed(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect): Promise<number> {
  const since = row.sendAt ?? row.createdAt;
  const left = tx.select({ mac: suppression.addressMac }).from(suppression).where(and(eq(suppression.orgId, ctx.orgId), eq(suppression.reason, 'unsubscribed'), gte(suppression.at, since)));
  const macs = new Set((await left).map(({ mac }) => mac));
  if (macs.size === 0) return 0;
  const isSent = and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, row.id), eq(mail.state, 'sent'), isNotNull(mail.emailNormal));
  const isTheirs = and(eq(customer.orgId, mail.orgId), eq(customer.id, mail.customerId), eq(customer.emailNormal, mail.emailNormal), isNotNull(customer.addressMac));
  const [known] = await tx.select({ people: count() }).from(mail).innerJoin(customer, isTheirs).where(and(isSent, inArray(customer.addressMac, left)));
  const others = await tx.select({ email: mail.emailNormal }).from(mail).leftJoin(customer, isTheirs).where(and(isSent, isNull(customer.id)));
  return (known?.people ?? 0) + others.filter(({ email }) => email !== null && macs.has(addressMacOf(ctx, email))).length;
}

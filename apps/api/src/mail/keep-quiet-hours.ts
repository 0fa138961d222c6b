import { mailRules } from '@kept/core/close-loop/mail-rules.ts';
import { nextOpenHour } from '@kept/core/listen/open-hours.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { openZones } from './open-zones.ts';
import { unknownSinceOf } from './unknown-since-of.ts';

type MailRow = typeof mail.$inferSelect;

/** Gives the mails that may arrive now; one that waited until it is night for whoever it is for goes back until their morning. */
export async function keepQuietHours(tx: OrgTx, ctx: Ctx, due: readonly MailRow[]): Promise<readonly MailRow[]> {
  const bound = due.filter((row) => mailRules[row.kind].keepsQuietHours);
  if (bound.length === 0) return due;
  const people = await tx.select({ id: customer.id, timezone: customer.timezone }).from(customer).where(and(eq(customer.orgId, ctx.orgId), inArray(customer.id, bound.flatMap(({ customerId }) => customerId ?? []))));
  const ownZone = new Map(people.map(({ id, timezone }) => [id, timezone]));
  const zoneOf = await openZones(tx, ctx);
  const asleep = new Set<string>();
  for (const row of bound) {
    const sendAfter = nextOpenHour(ctx.now(), zoneOf(ownZone.get(row.customerId ?? '')));
    if (sendAfter <= ctx.now()) continue;
    asleep.add(row.id);
    await tx.update(mail).set({ state: 'pending', sendAfter, claimedAt: null, unknownSince: unknownSinceOf(row) }).where(and(eq(mail.orgId, ctx.orgId), eq(mail.id, row.id)));
  }
  return due.filter((row) => !asleep.has(row.id));
}

import { suppressionReasons } from '@kept/core/close-loop/mail-rules.ts';
import { suppressionSources, whyNotLifted } from '@kept/core/mail/suppression-rules.ts';
import { inList } from '@kept/db/in-list.ts';
import type { suppression } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { addressMacOf } from '../customer-links.ts';
import { suppressionHandle } from './suppression-handle.ts';

type Row = typeof suppression.$inferSelect;

export const suppressionAnswer = z.object({
  handle: z.string().describe('Stands for the address, also where it is not kept'),
  address: z.string().nullable().describe('Null where no customer has it: only an HMAC of it is kept'),
  customers: z.array(z.object({ id: z.uuid(), name: z.string().nullable() })).describe('Whose address it is'),
  reason: z.enum(suppressionReasons),
  source: z.enum(suppressionSources).describe('event: it happened here; member: a colleague; api: another system; import: a file'),
  since: z.iso.datetime(),
  note: z.string().nullable(),
  addedBy: z.string().nullable(),
  whyNotLifted: z.string().nullable().describe('Why the organisation cannot lift it; null where it can'),
  lifted: z.object({ at: z.iso.datetime(), by: z.string().nullable(), because: z.string().nullable() }).nullable(),
});
export type ShownSuppression = z.infer<typeof suppressionAnswer>;

/** Rows of the list as people see them: with name and address where a customer with that address still exists. */
export async function showSuppressions(tx: OrgTx, ctx: Ctx, rows: readonly Row[]): Promise<ShownSuppression[]> {
  const known = await findAddresses(tx, ctx, rows.map(({ addressMac }) => addressMac));
  const names = await readNames(tx, ctx, rows.flatMap(({ memberId, liftedBy }) => [memberId, liftedBy].filter((id) => id !== null)));
  return rows.map((row) => {
    const theirs = known.get(row.addressMac) ?? [];
    return {
      handle: suppressionHandle(ctx, row.addressMac),
      address: theirs[0]?.email ?? null,
      customers: theirs.map(({ id, name }) => ({ id, name })),
      reason: row.reason,
      source: row.source,
      since: row.at.toISOString(),
      note: row.note,
      addedBy: names.get(row.memberId ?? '') ?? null,
      whyNotLifted: whyNotLifted(row.reason) ?? null,
      lifted: row.liftedAt === null ? null : { at: row.liftedAt.toISOString(), by: names.get(row.liftedBy ?? '') ?? null, because: row.liftedBecause },
    };
  });
}

/** The customers behind handles of addresses, each one's address checked against the handle: one that changed meanwhile is not theirs any more. */
export async function findAddresses(tx: OrgTx, ctx: Ctx, macs: readonly string[]): Promise<Map<string, { id: string; name: string | null; email: string }[]>> {
  if (macs.length === 0) return new Map();
  const rows = await tx
    .select({ id: customer.id, name: customer.name, email: customer.emailNormal })
    .from(customer)
    .where(and(eq(customer.orgId, ctx.orgId), inList(customer.addressMac, [...new Set(macs)])))
    .orderBy(asc(customer.createdAt), asc(customer.id));
  const wanted = new Set(macs);
  const people = rows.flatMap(({ email, ...one }) => (email === null ? [] : [{ ...one, email, mac: addressMacOf(ctx, email) }])).filter(({ mac }) => wanted.has(mac));
  return Map.groupBy(people, ({ mac }) => mac);
}

async function readNames(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select({ id: member.id, name: member.name }).from(member).where(and(eq(member.orgId, ctx.orgId), inList(member.id, [...new Set(ids)])));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

import { normaliseEmail } from '@kept/core/email-address.ts';
import { containsText } from '@kept/db/contains-text.ts';
import { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, count, desc, eq, inArray, lt, max, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const customersQuery = z.object({
  q: z.string().trim().max(200, 'Search for at most 200 characters.').optional().describe('Part of the name, the address or the external id'),
  externalId: z.string().max(200).optional().describe('Exactly this external id'),
  email: z.string().max(254).optional().describe('Exactly this address, however it is spelled'),
  cursor: z.uuid('This page address is not one of ours. Start from the first page.').optional(),
  limit: z.coerce.number().int().min(1).max(100, 'At most 100 at a time.').default(25),
});

const customerRow = z.object({
  id: z.uuid(),
  externalId: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  segment: z.string().nullable(),
  createdAt: z.iso.datetime(),
  contacts: z.number().int(),
  lastContactAt: z.iso.datetime().nullable(),
  said: z.number().int(),
});
export const customersAnswer = z.object({ items: z.array(customerRow), nextCursor: z.uuid().nullable() });

/** Customers whose name, address or id holds the words, the latest known first, a page at a time. */
export async function listCustomers(ctx: Ctx, query: z.infer<typeof customersQuery>): Promise<z.infer<typeof customersAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const rows = await tx
      .select()
      .from(customer)
      .where(and(eq(customer.orgId, ctx.orgId), ...filtersOf(query), query.cursor === undefined ? undefined : lt(customer.id, query.cursor)))
      .orderBy(desc(customer.id))
      .limit(query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const { contacts, said } = await countTheirs(tx, ctx, shown.map((row) => row.id));
    return {
      items: shown.map(({ id, externalId, name, email, segment, createdAt }) => ({
        id, externalId, name, email, segment,
        createdAt: createdAt.toISOString(),
        contacts: contacts.get(id)?.n ?? 0,
        lastContactAt: contacts.get(id)?.lastAt?.toISOString() ?? null,
        said: said.get(id) ?? 0,
      })),
      nextCursor: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}

function filtersOf({ q, externalId, email }: z.infer<typeof customersQuery>): (SQL | undefined)[] {
  return [
    externalId === undefined ? undefined : eq(customer.externalId, externalId),
    email === undefined ? undefined : eq(customer.emailNormal, normaliseEmail(email) ?? email),
    ...(q ?? '').split(/\s+/).filter((word) => word !== '').map(holds),
  ];
}

/** Every word has to be in one of the three. */
function holds(word: string): SQL | undefined {
  return or(containsText(customer.name, word), containsText(customer.emailNormal, word), containsText(customer.externalId, word));
}

async function countTheirs(tx: OrgTx, ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return { contacts: new Map<string, { n: number; lastAt: Date | null }>(), said: new Map<string, number>() };
  const contacts = await tx
    .select({ id: interaction.customerId, n: count(), lastAt: max(interaction.startedAt) })
    .from(interaction)
    .where(and(eq(interaction.orgId, ctx.orgId), inArray(interaction.customerId, [...ids])))
    .groupBy(interaction.customerId);
  const said = await tx
    .select({ id: feedback.customerId, n: count() })
    .from(feedback)
    .where(and(eq(feedback.orgId, ctx.orgId), inArray(feedback.customerId, [...ids])))
    .groupBy(feedback.customerId);
  return { contacts: new Map(contacts.map(({ id, n, lastAt }) => [id ?? '', { n, lastAt }])), said: new Map(said.map(({ id, n }) => [id ?? '', n])) };
}

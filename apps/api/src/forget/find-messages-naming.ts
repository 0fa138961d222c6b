import type { customer } from '@kept/db/schema/listen/customers.ts';
import { webhookEvent } from '@kept/db/schema/listen/webhooks.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

const batchSize = 100;

type Person = Pick<typeof customer.$inferSelect, 'externalId' | 'email' | 'name'>;

/** Every message of another system that still waits, or failed, and names the person; one whose body is gone holds nobody. */
export async function findMessagesNaming(tx: OrgTx, ctx: Ctx, person: Person): Promise<(typeof webhookEvent.$inferSelect)[]> {
  const found: (typeof webhookEvent.$inferSelect)[] = [];
  for (let after = '00000000-0000-0000-0000-000000000000', looked = batchSize; looked === batchSize; ) {
    const rows = await tx
      .select()
      .from(webhookEvent)
      .where(and(eq(webhookEvent.orgId, ctx.orgId), isNotNull(webhookEvent.body), gt(webhookEvent.id, after)))
      .orderBy(asc(webhookEvent.id))
      .limit(batchSize);
    found.push(...rows.filter(({ body }) => names(JSON.parse(body ?? 'null'), person)));
    looked = rows.length;
    after = rows.at(-1)?.id ?? after;
  }
  return found;
}

/** An id has to be the whole of a value, since a short one is part of many; a name or an address may stand anywhere. */
function names(value: unknown, person: Person): boolean {
  if (typeof value === 'object' && value !== null) return Object.entries(value).some(([key, inner]) => names(key, person) || names(inner, person));
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const text = String(value).toLowerCase();
  return text === person.externalId.toLowerCase() || [person.email, person.name].some((name) => name !== null && text.includes(name.toLowerCase()));
}

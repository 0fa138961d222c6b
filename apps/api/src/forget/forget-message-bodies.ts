import type { customer } from '@kept/db/schema/listen/customers.ts';
import { webhookEvent } from '@kept/db/schema/listen/webhooks.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

const batchSize = 100;

type Person = Pick<typeof customer.$inferSelect, 'externalId' | 'email' | 'name'>;

/** Deletes every message of another system that still waits, or failed, and names the person. */
export async function forgetMessageBodies(tx: OrgTx, ctx: Ctx, person: Person): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (let found = batchSize; found === batchSize; ) {
    const rows = await tx
      .select({ id: webhookEvent.id, body: webhookEvent.body })
      .from(webhookEvent)
      .where(and(eq(webhookEvent.orgId, ctx.orgId), isNotNull(webhookEvent.body), gt(webhookEvent.id, after)))
      .orderBy(asc(webhookEvent.id))
      .limit(batchSize);
    for (const { id, body } of rows) {
      if (!names(JSON.parse(body ?? 'null'), person)) continue;
      await tx
        .update(webhookEvent)
        .set({ body: null, bodyGoneAt: ctx.now(), state: 'failed', settledAt: ctx.now(), reason: 'Its body was deleted, because somebody named in it asked to be forgotten.' })
        .where(and(eq(webhookEvent.orgId, ctx.orgId), eq(webhookEvent.id, id)));
    }
    found = rows.length;
    after = rows.at(-1)?.id ?? after;
  }
}

/** An id has to be the whole of a value, since a short one is part of many; a name or an address may stand anywhere. */
function names(value: unknown, person: Person): boolean {
  if (typeof value === 'object' && value !== null) return Object.entries(value).some(([key, inner]) => names(key, person) || names(inner, person));
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const text = String(value).toLowerCase();
  return text === person.externalId.toLowerCase() || [person.email, person.name].some((name) => name !== null && text.includes(name.toLowerCase()));
}

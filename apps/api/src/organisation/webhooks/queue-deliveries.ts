import { nameWebhookEvent, undoWindowMs, withoutTakenBack } from '@kept/core/organisation/name-webhook-event.ts';
import { newId } from '@kept/db/new-id.ts';
import { auditEntry, auditHead } from '@kept/db/schema/organisation/audit.ts';
import { webhookDelivery, webhookEndpoint } from '@kept/db/schema/organisation/webhooks.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, gt, gte, isNull, or } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

const mostAtOnce = 500;
/** Whether something was taken back depends on what was done shortly before; nobody does and undoes one thing for longer. */
const lookBackMs = 300_000;

type Endpoint = typeof webhookEndpoint.$inferSelect;
type Entry = typeof auditEntry.$inferSelect;

/**
 * Reads on in the audit log for every webhook and puts what it is told on its way, once each: where it has read to is kept under the
 * same lock. What is younger than ten seconds waits, and what was taken back within them is told to nobody.
 */
export async function queueDeliveries(ctx: Ctx): Promise<void> {
  const isBehind = and(eq(webhookEndpoint.orgId, ctx.orgId), isNull(webhookEndpoint.offAt), gt(auditHead.sequence, webhookEndpoint.lastSequence));
  const endpoints = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ id: webhookEndpoint.id }).from(webhookEndpoint).innerJoin(auditHead, eq(auditHead.orgId, webhookEndpoint.orgId)).where(isBehind));
  for (const { id } of endpoints) while (await inOrg(ctx.db, ctx.orgId, (tx) => readOn(tx, ctx, id)));
}

/** Gives whether there may be more. */
async function readOn(tx: OrgTx, ctx: Ctx, id: string): Promise<boolean> {
  const here = and(eq(webhookEndpoint.orgId, ctx.orgId), eq(webhookEndpoint.id, id));
  const [endpoint] = await tx.select().from(webhookEndpoint).where(and(here, isNull(webhookEndpoint.offAt))).for('update');
  if (endpoint === undefined) return false;
  const entries = await readEntries(tx, ctx, endpoint.lastSequence);
  const next = entries.filter(({ sequence }) => sequence > endpoint.lastSequence);
  const young = next.findIndex(({ at }) => at.getTime() > ctx.now().getTime() - undoWindowMs);
  const ready = (young === -1 ? next : next.slice(0, young)).slice(0, mostAtOnce);
  const last = ready.at(-1);
  if (last === undefined) return false;
  const standing = new Set(withoutTakenBack(entries));
  const told = ready.filter((entry) => standing.has(entry)).flatMap((entry) => deliveryOf(ctx, endpoint, entry));
  if (told.length > 0) await tx.insert(webhookDelivery).values(told).onConflictDoNothing();
  await tx.update(webhookEndpoint).set({ lastSequence: last.sequence }).where(here);
  return ready.length === mostAtOnce;
}

/** The next entries with some that follow them, and those shortly before: both tell what was taken back. */
async function readEntries(tx: OrgTx, ctx: Ctx, after: number): Promise<Entry[]> {
  const own = eq(auditEntry.orgId, ctx.orgId);
  const [next] = await tx.select({ at: auditEntry.at }).from(auditEntry).where(and(own, gt(auditEntry.sequence, after))).orderBy(asc(auditEntry.sequence)).limit(1);
  if (next === undefined) return [];
  const isNear = or(gt(auditEntry.sequence, after), gte(auditEntry.at, new Date(next.at.getTime() - lookBackMs)));
  return tx.select().from(auditEntry).where(and(own, isNear, gt(auditEntry.sequence, after - mostAtOnce))).orderBy(asc(auditEntry.sequence)).limit(3 * mostAtOnce);
}

function deliveryOf(ctx: Ctx, endpoint: Endpoint, { id, actor, subject, verb, detail, at }: Entry): (typeof webhookDelivery.$inferInsert)[] {
  const eventType = nameWebhookEvent({ verb, detail });
  if (eventType === undefined || at < endpoint.createdAt || (endpoint.events !== null && !endpoint.events.includes(eventType))) return [];
  const now = ctx.now();
  return [{ orgId: ctx.orgId, id: newId(now), endpointId: endpoint.id, eventId: id, eventType, actor, subject, detail, happenedAt: at, state: 'waiting', nextAt: now, queuedAt: now }];
}

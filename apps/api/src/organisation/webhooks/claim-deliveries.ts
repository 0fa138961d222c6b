import { webhookDelivery, webhookEndpoint } from '@kept/db/schema/organisation/webhooks.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { sha256 } from '../../secrets.ts';
import { writeMessage } from './write-message.ts';

/** A worker holds a delivery for so long, several times what an attempt may take; then it belongs to whoever comes next. */
export const claimMs = 45_000;
/** So many messages are under way to one webhook at a time. */
const mostAtOnce = 4;

type Endpoint = typeof webhookEndpoint.$inferSelect;
type Delivery = typeof webhookDelivery.$inferSelect;

/** Deliveries this worker holds now, each under a new attempt number and with what is to be sent. */
export interface Claim {
  readonly endpoint: Endpoint;
  readonly deliveries: readonly (Delivery & { readonly body: string })[];
}

/** Takes the next few due deliveries of a webhook for this worker; what was not written yet is written now, and stays as it is for every attempt. */
export async function claimDeliveries(ctx: Ctx, endpointId: string): Promise<Claim | undefined> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [endpoint] = await tx.select().from(webhookEndpoint).where(and(eq(webhookEndpoint.orgId, ctx.orgId), eq(webhookEndpoint.id, endpointId), isNull(webhookEndpoint.offAt)));
    if (endpoint === undefined) return undefined;
    const due = await tx
      .select()
      .from(webhookDelivery)
      .where(and(eq(webhookDelivery.orgId, ctx.orgId), eq(webhookDelivery.endpointId, endpointId), isDelivery(ctx.now())))
      .orderBy(asc(webhookDelivery.nextAt), asc(webhookDelivery.id))
      .limit(mostAtOnce)
      .for('update', { skipLocked: true });
    const deliveries = [];
    for (const row of due) deliveries.push(await take(tx, ctx, endpoint, row));
    return { endpoint, deliveries };
  });
}

async function take(tx: OrgTx, ctx: Ctx, endpoint: Endpoint, row: Delivery): Promise<Delivery & { body: string }> {
  const body = row.body ?? (await writeMessage(tx, ctx, endpoint.kind, row));
  const claimed = { state: 'sending' as const, attempt: row.attempt + 1, tries: row.tries + 1, claimedAt: ctx.now(), body, bodyHash: sha256(body) };
  await tx.update(webhookDelivery).set(claimed).where(and(eq(webhookDelivery.orgId, ctx.orgId), eq(webhookDelivery.id, row.id)));
  return { ...row, ...claimed };
}

/** Says of a delivery that it is due: its time has come, or whoever was at it is gone. */
export function isDelivery(now: Date) {
  return or(and(eq(webhookDelivery.state, 'waiting'), lte(webhookDelivery.nextAt, now)), and(eq(webhookDelivery.state, 'sending'), lt(webhookDelivery.claimedAt, sql`${new Date(now.getTime() - claimMs).toISOString()}::timestamptz`)));
}

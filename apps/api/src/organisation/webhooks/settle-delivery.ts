import { type Attempt, nextDelivery, type NextStep } from '@kept/core/organisation/next-delivery.ts';
import type { OffReason } from '@kept/core/organisation/webhook-words.ts';
import { webhookDelivery, webhookEndpoint } from '@kept/db/schema/organisation/webhooks.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../record-audit.ts';

type Delivery = typeof webhookDelivery.$inferSelect;

/**
 * Writes down what came of an attempt, if the delivery is still this worker's: one that was stopped and went on changes nothing. What
 * arrived or is given up loses its text. The webhook's row is taken first, always, so that two workers never wait for each other.
 */
export async function settleDelivery(ctx: Ctx, delivery: Delivery, attempt: Attempt, tookMs: number): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const now = ctx.now();
    const endpointIs = and(eq(webhookEndpoint.orgId, ctx.orgId), eq(webhookEndpoint.id, delivery.endpointId));
    const [endpoint] = await tx.select().from(webhookEndpoint).where(endpointIs).for('update');
    if (endpoint === undefined) return;
    const failingSince = endpoint.failingSince ?? now;
    const step = nextDelivery(attempt, delivery.tries, now.getTime() - failingSince.getTime(), (ctx.random(1)[0] ?? 128) / 255);
    const settled = { ...rowOf(endpoint.offAt === null ? step : given(step), now), status: attempt.status, tookMs, claimedAt: null };
    const mine = await tx
      .update(webhookDelivery)
      .set(settled)
      .where(and(eq(webhookDelivery.orgId, ctx.orgId), eq(webhookDelivery.id, delivery.id), eq(webhookDelivery.state, 'sending'), eq(webhookDelivery.attempt, delivery.attempt)))
      .returning({ id: webhookDelivery.id });
    if (mine.length === 0) return;
    await tx.update(webhookEndpoint).set({ failingSince: step.state === 'delivered' ? null : failingSince }).where(endpointIs);
    if (step.state === 'failed' && step.off !== undefined && endpoint.offAt === null) await switchOff(tx, ctx, delivery.endpointId, step.off);
  });
}

/** Somebody switched the webhook off meanwhile: there is no next attempt. */
function given(step: NextStep): NextStep {
  return step.state === 'waiting' ? { state: 'failed', note: step.note } : step;
}

function rowOf(step: NextStep, now: Date): Partial<typeof webhookDelivery.$inferInsert> {
  if (step.state === 'waiting') return { state: 'waiting', nextAt: new Date(now.getTime() + step.afterMs), note: step.note };
  return { state: step.state, note: step.state === 'failed' ? step.note : null, settledAt: now, body: null };
}

/** Switches a webhook off: what waits for it is given up, and can be sent again by hand. The webhook's row is held by the caller. */
export async function switchOff(tx: OrgTx, ctx: Ctx, endpointId: string, because: OffReason): Promise<void> {
  const now = ctx.now();
  await tx.update(webhookEndpoint).set({ offAt: now, offBecause: because, toldAt: null }).where(and(eq(webhookEndpoint.orgId, ctx.orgId), eq(webhookEndpoint.id, endpointId), isNull(webhookEndpoint.offAt)));
  await tx
    .update(webhookDelivery)
    .set({ state: 'failed', settledAt: now, body: null, note: sql`coalesce(${webhookDelivery.note} || ' ', '') || 'Then the webhook was switched off.'` })
    .where(and(eq(webhookDelivery.orgId, ctx.orgId), eq(webhookDelivery.endpointId, endpointId), eq(webhookDelivery.state, 'waiting')));
  await recordAudit(tx, ctx, 'switch-webhook-off', `webhook:${endpointId}`, { because });
}

import { instantSchema } from '@kept/core/calendar.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { testEvent } from '@kept/core/organisation/webhook-words.ts';
import { newId } from '@kept/db/new-id.ts';
import { webhookDelivery } from '@kept/db/schema/organisation/webhooks.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, gte } from 'drizzle-orm';
import { z } from 'zod';
import { actorTag, type Ctx } from '../../context.ts';
import { recordAudit } from '../record-audit.ts';
import { lockWebhook, requireOn } from './webhook-shape.ts';

export const sinceInput = z.object({ since: instantSchema });
export const testAnswer = z.object({ id: z.uuid().describe('The delivery, to be looked at in the log') });
export const resentAnswer = z.object({ waiting: z.int() });

/** Sends a message that says it is a test, whatever the webhook was to be told. Throws not_found, or conflict when it is off. */
export async function sendTestEvent(ctx: Ctx, endpointId: string): Promise<z.infer<typeof testAnswer>> {
  const now = ctx.now();
  const id = newId(now);
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    requireOn(await lockWebhook(tx, ctx, endpointId));
    await tx.insert(webhookDelivery).values({ orgId: ctx.orgId, id, endpointId, eventId: newId(now), eventType: testEvent, actor: actorTag(ctx.actor), subject: `webhook:${endpointId}`, detail: {}, happenedAt: now, state: 'waiting', nextAt: now, queuedAt: now });
  });
  await ctx.wake('deliver-webhooks', ctx.orgId);
  return { id };
}

/** Sends one delivery again at once, under its own id and as things stand now. Throws not_found, or conflict while it is under way or the webhook is off. */
export async function resendDelivery(ctx: Ctx, endpointId: string, id: string): Promise<z.infer<typeof resentAnswer>> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const endpoint = await lockWebhook(tx, ctx, endpointId);
    const isThis = and(eq(webhookDelivery.orgId, ctx.orgId), eq(webhookDelivery.endpointId, endpointId), eq(webhookDelivery.id, id));
    const [row] = await tx.select().from(webhookDelivery).where(isThis).for('update');
    if (row === undefined) throw notFound('delivery');
    requireOn(endpoint);
    if (row.state === 'sending') throw new AppError('conflict', 'This delivery is under way. Look again in a minute.');
    await tx.update(webhookDelivery).set(again(ctx.now())).where(isThis);
    await recordAudit(tx, ctx, 'resend-deliveries', `webhook:${endpointId}`, { deliveries: 1 });
  });
  await ctx.wake('deliver-webhooks', ctx.orgId);
  return { waiting: 1 };
}

/** Sends again everything that failed since a moment. Throws not_found, or conflict when the webhook is off. */
export async function resendFailed(ctx: Ctx, endpointId: string, { since }: z.infer<typeof sinceInput>): Promise<z.infer<typeof resentAnswer>> {
  const waiting = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    requireOn(await lockWebhook(tx, ctx, endpointId));
    const isFailed = and(eq(webhookDelivery.orgId, ctx.orgId), eq(webhookDelivery.endpointId, endpointId), eq(webhookDelivery.state, 'failed'), gte(webhookDelivery.queuedAt, new Date(since)));
    const set = await tx.update(webhookDelivery).set(again(ctx.now())).where(isFailed).returning({ id: webhookDelivery.id });
    await recordAudit(tx, ctx, 'resend-deliveries', `webhook:${endpointId}`, { deliveries: set.length });
    return set.length;
  });
  if (waiting > 0) await ctx.wake('deliver-webhooks', ctx.orgId);
  return { waiting };
}

function again(now: Date) {
  return { state: 'waiting' as const, tries: 0, nextAt: now, settledAt: null, note: null };
}

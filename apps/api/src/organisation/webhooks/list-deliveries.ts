import { invalidField, notFound } from '@kept/core/errors.ts';
import { deliveryStates } from '@kept/core/organisation/webhook-words.ts';
import { webhookDelivery, webhookEndpoint } from '@kept/db/schema/organisation/webhooks.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq, lt, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { messageId } from './sign-message.ts';
import { isThisWebhook } from './webhook-shape.ts';

export const deliveryQuery = z.object({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100, 'At most 100 at a time.').default(25), state: z.enum(deliveryStates, { error: `Choose one of ${deliveryStates.join(', ')}.` }).optional() });

const shownDelivery = z.object({
  id: z.uuid(),
  messageId: z.string().describe('The webhook-id of every attempt'),
  event: z.string(),
  happenedAt: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  status: z.int().nullable().describe('Of the last answer'),
  tookMs: z.int().nullable(),
  note: z.string().nullable().describe('Why the last attempt did not arrive'),
  queuedAt: z.string(),
  nextAt: z.string().nullable(),
  settledAt: z.string().nullable(),
});
export const deliveryPage = z.object({ items: z.array(shownDelivery), nextCursor: z.string().nullable() });

/** What was sent to a webhook in the last thirty days and what waits, newest first, a page at a time. Throws not_found. */
export async function listDeliveries(ctx: Ctx, endpointId: string, { cursor, limit, state }: z.infer<typeof deliveryQuery>): Promise<z.infer<typeof deliveryPage>> {
  const after = cursor === undefined ? undefined : afterCursor(cursor);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [endpoint] = await tx.select({ id: webhookEndpoint.id }).from(webhookEndpoint).where(isThisWebhook(ctx, endpointId));
    if (endpoint === undefined) throw notFound('webhook');
    const rows = await tx
      .select()
      .from(webhookDelivery)
      .where(and(eq(webhookDelivery.orgId, ctx.orgId), eq(webhookDelivery.endpointId, endpointId), state === undefined ? undefined : eq(webhookDelivery.state, state), after))
      .orderBy(desc(webhookDelivery.queuedAt), desc(webhookDelivery.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { items: page.map(shown), nextCursor: last === undefined ? null : Buffer.from(`${last.queuedAt.toISOString()} ${last.id}`).toString('base64url') };
  });
}

function shown({ id, eventId, eventType, happenedAt, state, attempt, status, tookMs, note, queuedAt, nextAt, settledAt }: typeof webhookDelivery.$inferSelect): z.infer<typeof shownDelivery> {
  return {
    id,
    messageId: messageId(eventId),
    event: eventType,
    happenedAt: happenedAt.toISOString(),
    state,
    attempts: attempt,
    status,
    tookMs,
    note,
    queuedAt: queuedAt.toISOString(),
    nextAt: state === 'waiting' ? nextAt.toISOString() : null,
    settledAt: settledAt?.toISOString() ?? null,
  };
}

function afterCursor(cursor: string) {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime()) || !z.uuid().safeParse(id).success) throw invalidField('cursor', 'This page address is not one of ours. Start from the first page.');
  return or(lt(webhookDelivery.queuedAt, moment), and(eq(webhookDelivery.queuedAt, moment), lt(webhookDelivery.id, id)));
}

import { AppError, invalidField, notFound } from '@kept/core/errors.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { webhookStates } from '@kept/core/listen/webhook-words.ts';
import { webhookEvent, webhookSource } from '@kept/db/schema/listen/webhooks.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq, isNotNull, lt, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';

export const eventQuery = z.object({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100, 'At most 100 at a time.').default(25), state: z.enum(webhookStates, { error: `Choose one of ${webhookStates.join(', ')}.` }).optional() });

const shownEvent = z.object({ id: z.uuid(), eventId: z.string(), type: z.string(), state: z.enum(webhookStates), reason: z.string().nullable(), saved: z.int(), receivedAt: z.string(), settledAt: z.string().nullable(), hasBody: z.boolean() });
export const eventPage = z.object({ items: z.array(shownEvent), nextCursor: z.string().nullable() });
export const eventAnswer = shownEvent.extend({ body: z.string().nullable().describe('As it came, with personal data replaced; null once it was deleted') });
export const againAnswer = z.object({ waiting: z.int() });

type Row = typeof webhookEvent.$inferSelect;

/** The messages of a source, newest first, a page at a time. Throws not_found. */
export async function listWebhookEvents(ctx: Ctx, sourceId: string, query: z.infer<typeof eventQuery>): Promise<z.infer<typeof eventPage>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [source] = await tx.select({ id: webhookSource.id }).from(webhookSource).where(and(eq(webhookSource.orgId, ctx.orgId), eq(webhookSource.id, sourceId)));
    if (source === undefined) throw notFound('source');
    const rows = await tx
      .select()
      .from(webhookEvent)
      .where(and(eq(webhookEvent.orgId, ctx.orgId), eq(webhookEvent.sourceId, sourceId), query.state === undefined ? undefined : eq(webhookEvent.state, query.state), query.cursor === undefined ? undefined : afterCursor(query.cursor)))
      .orderBy(desc(webhookEvent.receivedAt), desc(webhookEvent.id))
      .limit(query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return { items: shown.map(shownRow), nextCursor: last === undefined ? null : Buffer.from(`${last.receivedAt.toISOString()} ${last.id}`).toString('base64url') };
  });
}

/** One message with its body, as long as it is kept. Throws not_found. */
export async function readWebhookEvent(ctx: Ctx, sourceId: string, id: string): Promise<z.infer<typeof eventAnswer>> {
  const [row] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select().from(webhookEvent).where(isThis(ctx, sourceId, id)));
  if (row === undefined) throw notFound('message');
  return { ...shownRow(row), body: row.body === null ? null : redactText(row.body).text };
}

/** Lets a message that could not be used be tried again, by the mapping as it is now. Throws not_found, or conflict when there is nothing left to try. */
export async function applyEventAgain(ctx: Ctx, sourceId: string, id: string): Promise<z.infer<typeof againAnswer>> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [row] = await tx.select().from(webhookEvent).where(isThis(ctx, sourceId, id)).for('update');
    if (row === undefined) throw notFound('message');
    if (row.state !== 'failed') throw new AppError('conflict', row.state === 'waiting' ? 'This message waits for its turn already.' : 'This message was used, or is of no use; only one that failed can be used again.');
    if (row.body === null) throw new AppError('conflict', 'The body of this message was deleted after seven days. Ask the sender to send it again.');
    await tx.update(webhookEvent).set({ state: 'waiting', reason: null, settledAt: null, attempts: 0 }).where(isThis(ctx, sourceId, id));
    await recordAudit(tx, ctx, 'apply-webhook-again', `webhook-event:${id}`);
  });
  await ctx.wake('apply-webhooks', ctx.orgId);
  return { waiting: 1 };
}

/** The same for every failed message of a source that still has its body. Throws not_found. */
export async function applyFailedAgain(ctx: Ctx, sourceId: string): Promise<z.infer<typeof againAnswer>> {
  const waiting = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [source] = await tx.select({ id: webhookSource.id }).from(webhookSource).where(and(eq(webhookSource.orgId, ctx.orgId), eq(webhookSource.id, sourceId)));
    if (source === undefined) throw notFound('source');
    const isFailed = and(eq(webhookEvent.orgId, ctx.orgId), eq(webhookEvent.sourceId, sourceId), eq(webhookEvent.state, 'failed'), isNotNull(webhookEvent.body));
    const set = await tx.update(webhookEvent).set({ state: 'waiting', reason: null, settledAt: null, attempts: 0 }).where(isFailed).returning({ id: webhookEvent.id });
    await recordAudit(tx, ctx, 'apply-webhook-again', `webhook-source:${sourceId}`, { messages: set.length });
    return set.length;
  });
  if (waiting > 0) await ctx.wake('apply-webhooks', ctx.orgId);
  return { waiting };
}

function isThis(ctx: Ctx, sourceId: string, id: string) {
  return and(eq(webhookEvent.orgId, ctx.orgId), eq(webhookEvent.sourceId, sourceId), eq(webhookEvent.id, id));
}

function shownRow(row: Row): z.infer<typeof shownEvent> {
  const { id, eventId, state, reason, saved } = row;
  return { id, eventId, type: row.eventType, state, reason, saved, receivedAt: row.receivedAt.toISOString(), settledAt: row.settledAt?.toISOString() ?? null, hasBody: row.body !== null };
}

function afterCursor(cursor: string) {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime()) || !z.uuid().safeParse(id).success) throw invalidField('cursor', 'This page address is not one of ours. Start from the first page.');
  return or(lt(webhookEvent.receivedAt, moment), and(eq(webhookEvent.receivedAt, moment), lt(webhookEvent.id, id)));
}

import { AppError } from '@kept/core/errors.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import type { WebhookState } from '@kept/core/listen/webhook-words.ts';
import { webhookEvent, webhookSource } from '@kept/db/schema/listen/webhooks.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { parseExactly } from '../../files/exact-json.ts';
import type { JobName } from '../../job-names.ts';
import { keepFeedback } from '../keep-feedback.ts';
import { receiveCustomers } from '../receive-customers.ts';
import { receiveInteractions } from '../receive-interactions.ts';
import { forgetMessages } from './forget-messages.ts';
import { type EventContent, readEvent } from './read-event.ts';

const mostAttempts = 5;

type Waiting = { readonly event: typeof webhookEvent.$inferSelect; readonly source: typeof webhookSource.$inferSelect };

interface Settled {
  readonly state: Exclude<WebhookState, 'waiting'>;
  readonly reason: string | null;
  readonly saved: number;
}

/** Applies every message that waits, oldest first, each in a transaction with what it brings: a process killed in between leaves neither. Then lets go of what is old. */
export async function applyWebhooks(ctx: Ctx): Promise<void> {
  for (let id = await applyNext(ctx); id !== undefined; id = await applyNext(ctx));
  await forgetMessages(ctx);
}

async function applyNext(ctx: Ctx): Promise<string | undefined> {
  const wakes: [JobName, string][] = [];
  let taken: string | undefined;
  try {
    await inOrg(ctx.db, ctx.orgId, async (tx) => {
      const next = await takeNext(tx, ctx);
      if (next === undefined) return;
      taken = next.event.id;
      await settle(tx, ctx, next.event, await applyEvent(tx, { ...ctx, wake: async (job, orgId) => void wakes.push([job, orgId]) }, next));
    });
  } catch (error) {
    if (taken === undefined) throw error;
    await countFailure(ctx, taken, error);
    return taken;
  }
  for (const [job, orgId] of wakes) await ctx.wake(job, orgId);
  return taken;
}

/** One that another worker is at is passed over. */
async function takeNext(tx: OrgTx, ctx: Ctx): Promise<Waiting | undefined> {
  const [event] = await tx.select().from(webhookEvent).where(and(eq(webhookEvent.orgId, ctx.orgId), eq(webhookEvent.state, 'waiting'))).orderBy(asc(webhookEvent.receivedAt), asc(webhookEvent.id)).limit(1).for('update', { skipLocked: true });
  if (event === undefined) return undefined;
  const [source] = await tx.select().from(webhookSource).where(and(eq(webhookSource.orgId, ctx.orgId), eq(webhookSource.id, event.sourceId)));
  return source === undefined ? undefined : { event, source };
}

async function applyEvent(tx: OrgTx, ctx: Ctx, { event, source }: Waiting): Promise<Settled> {
  if (event.body === null) return { state: 'failed', reason: 'Its body was deleted after seven days, before it could be used. Ask the sender to send it again.', saved: 0 };
  const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
  try {
    const content = readEvent(source, parseExactly(event.body), event.eventType, { now: ctx.now(), timezone: settings?.timezone ?? 'UTC' });
    if ('notUsed' in content) return { state: 'not_used', reason: content.notUsed, saved: 0 };
    return { state: 'applied', reason: null, saved: await inOrg(tx, ctx.orgId, (inner) => saveContent({ ...ctx, db: inner }, content)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { state: 'failed', reason: redactText(error.message).text, saved: 0 };
  }
}

/** How many things were new or newer. */
async function saveContent(ctx: Ctx, content: Exclude<EventContent, { notUsed: string }>): Promise<number> {
  const customers = content.customers.length === 0 ? 0 : (await receiveCustomers(ctx, content.customers)).items.length;
  const interactions = content.interactions.length === 0 ? 0 : (await receiveInteractions(ctx, content.interactions)).items.length;
  const feedback = content.feedback.length === 0 ? [] : await keepFeedback(ctx, content.feedback);
  return customers + interactions + feedback.filter((one) => !one.existing || one.changed).length;
}

/** What is used, or of no use, needs its body no more; what failed keeps it until it is mended, or seven days. */
async function settle(tx: OrgTx, ctx: Ctx, event: Waiting['event'], { state, reason, saved }: Settled): Promise<void> {
  const now = ctx.now();
  const gone = state === 'failed' ? {} : { body: null, bodyGoneAt: now };
  await tx.update(webhookEvent).set({ state, reason, saved, settledAt: now, attempts: event.attempts + 1, ...gone }).where(and(eq(webhookEvent.orgId, ctx.orgId), eq(webhookEvent.id, event.id)));
}

/** A failure nobody foresaw is tried again a few times, then shown. */
async function countFailure(ctx: Ctx, id: string, error: unknown): Promise<void> {
  ctx.log.error({ err: error, event: id }, 'A message could not be applied');
  const isThis = and(eq(webhookEvent.orgId, ctx.orgId), eq(webhookEvent.id, id), eq(webhookEvent.state, 'waiting'));
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [counted] = await tx.update(webhookEvent).set({ attempts: sql`${webhookEvent.attempts} + 1` }).where(isThis).returning({ attempts: webhookEvent.attempts });
    if ((counted?.attempts ?? 0) >= mostAttempts) await tx.update(webhookEvent).set({ state: 'failed', settledAt: ctx.now(), reason: `Something went wrong on our side ${mostAttempts} times. The message is kept; use it again later.` }).where(isThis);
  });
}

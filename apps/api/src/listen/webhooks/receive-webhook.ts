import { AppError, notFound } from '@kept/core/errors.ts';
import { newId } from '@kept/db/new-id.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { webhookEvent, webhookSource } from '@kept/db/schema/listen/webhooks.ts';
import { inDirectory, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { z } from 'zod';
import { type Ctx, type Deps, publicCtx } from '../../context.ts';
import { nameEvent } from './name-event.ts';
import { unsealSecrets } from './webhook-secrets.ts';
import { type SignedMessage, verifyWebhook } from './verify-webhook.ts';

export const webhookAnswer = z.object({ id: z.uuid(), received: z.literal(true), duplicate: z.boolean() });

const refusalEveryMs = 60_000;

/** Where a message was sent: whose address, and its unguessable end. */
export interface WebhookAddress {
  readonly slug: string;
  readonly address: string;
}

/** Finds whose address it is. Throws not_found, with the same words for every address that is none. */
export async function findWebhookSource(deps: Deps, at: WebhookAddress): Promise<{ ctx: Ctx; source: typeof webhookSource.$inferSelect }> {
  const [found] = await inDirectory(deps.db, (tx) => tx.select({ id: organisation.id }).from(organisation).where(eq(organisation.slug, at.slug)));
  if (found === undefined) throw notFound('address');
  const [source] = await inOrg(deps.db, found.id, (tx) => tx.select().from(webhookSource).where(and(eq(webhookSource.orgId, found.id), eq(webhookSource.address, at.address))));
  if (source === undefined) throw notFound('address');
  return { ctx: publicCtx(deps, found.id), source };
}

/** Stores a genuine message by its id, before anything is done with it; the same message once more changes nothing. What is not genuine leaves no more than its refusal. */
export async function receiveWebhook(deps: Deps, at: WebhookAddress, message: SignedMessage, caller: string): Promise<z.infer<typeof webhookAnswer>> {
  const { ctx, source } = await findWebhookSource(deps, at).catch(async (error: unknown) => {
    await deps.limits.webhookRefusals.take(caller);
    throw error;
  });
  await ctx.limits.webhookBySource.take(source.id);
  const { parsed, signedId } = await checkMessage(ctx, source, message).catch(async (error: unknown) => {
    // Who is turned away again and again has to wait; who is let in is not counted.
    await ctx.limits.webhookRefusals.take(caller);
    if (error instanceof AppError) await noteRefusal(ctx, source.id, error.message);
    throw error;
  });
  const { eventId, eventType } = nameEvent(source.format, parsed, message.body, signedId);
  const stored = await inOrg(ctx.db, ctx.orgId, (tx) => storeOnce(tx, ctx, { sourceId: source.id, eventId, eventType, body: JSON.stringify(parsed) }));
  if (!stored.duplicate) await ctx.wake('apply-webhooks', ctx.orgId);
  return { ...stored, received: true };
}

async function checkMessage(ctx: Ctx, source: typeof webhookSource.$inferSelect, message: SignedMessage): Promise<{ parsed: unknown; signedId: string | undefined }> {
  const secrets = unsealSecrets(ctx, source);
  if (secrets === undefined) throw new AppError('unauthenticated', 'This address has no secret yet, so nothing can be checked. An administrator enters it under Settings, Sources.');
  const verified = verifyWebhook(source.format, secrets, message, ctx.now());
  if (!verified.ok) throw new AppError('unauthenticated', verified.sentence);
  try {
    const parsed: unknown = JSON.parse(Buffer.from(message.body).toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null) return { parsed, signedId: verified.signedId };
  } catch {
    throw new AppError('invalid', 'The signature is right, but the body is not valid JSON.');
  }
  throw new AppError('invalid', 'The signature is right, but the body is neither an object nor a list.');
}

async function storeOnce(tx: OrgTx, ctx: Ctx, given: { sourceId: string; eventId: string; eventType: string; body: string }): Promise<{ id: string; duplicate: boolean }> {
  const now = ctx.now();
  const [made] = await tx
    .insert(webhookEvent)
    .values({ orgId: ctx.orgId, id: newId(now), ...given, state: 'waiting', saved: 0, attempts: 0, receivedAt: now })
    .onConflictDoNothing()
    .returning({ id: webhookEvent.id });
  if (made !== undefined) return { id: made.id, duplicate: false };
  const [before] = await tx.select({ id: webhookEvent.id }).from(webhookEvent).where(and(eq(webhookEvent.orgId, ctx.orgId), eq(webhookEvent.sourceId, given.sourceId), eq(webhookEvent.eventId, given.eventId)));
  if (before === undefined) throw new Error('A message vanished while it came in once more.');
  return { id: before.id, duplicate: true };
}

/** Threat: a flood of wrong signatures becomes a flood of writes; so the last one is noted once a minute. */
async function noteRefusal(ctx: Ctx, id: string, refusal: string): Promise<void> {
  const now = ctx.now();
  const isQuiet = or(isNull(webhookSource.refusedAt), lt(webhookSource.refusedAt, new Date(now.getTime() - refusalEveryMs)));
  await inOrg(ctx.db, ctx.orgId, (tx) => tx.update(webhookSource).set({ refusedAt: now, refusal }).where(and(eq(webhookSource.orgId, ctx.orgId), eq(webhookSource.id, id), isQuiet)));
}

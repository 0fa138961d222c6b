import { AppError, notFound } from '@kept/core/errors.ts';
import { webhookSource } from '@kept/db/schema/listen/webhooks.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { checkSecret, firstSecret } from './check-secret.ts';
import { refuseTwin } from './create-webhook-source.ts';
import { overlapMs, sealSecret } from './webhook-secrets.ts';
import { sourceMapping, sourceName, sourceOptions } from './webhook-source-shape.ts';

export const sourceChange = z.object({ name: sourceName, mapping: sourceMapping, options: sourceOptions }).partial();
export const newSecretInput = z.object({ secret: z.string().max(500, 'Keep the secret under 500 characters.').optional() });
export const newSecretAnswer = z.object({ secret: z.string().nullable(), previousUntil: z.string().nullable() });

/** Changes a source's name, mapping or options; what comes from then on is read by them. */
export async function changeWebhookSource(ctx: Ctx, id: string, change: z.infer<typeof sourceChange>): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const changed = Object.keys(change).length === 0 ? await tx.select({ id: webhookSource.id }).from(webhookSource).where(isThis(ctx, id)) : await tx.update(webhookSource).set(withoutUndefined(change)).where(isThis(ctx, id)).returning({ id: webhookSource.id });
    if (changed.length === 0) throw notFound('source');
    await recordAudit(tx, ctx, 'change-webhook-source', `webhook-source:${id}`, { changed: Object.keys(change).join(' ') });
  }).catch(refuseTwin);
}

/** Gives a source a new secret, one we make or the vendor's; the one before is taken for another day, so that nothing is lost while the sender changes over. */
export async function replaceWebhookSecret(ctx: Ctx, id: string, input: z.infer<typeof newSecretInput>): Promise<z.infer<typeof newSecretAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [source] = await tx.select().from(webhookSource).where(isThis(ctx, id)).for('update');
    if (source === undefined) throw notFound('source');
    const given = input.secret === undefined || input.secret.trim() === '' ? undefined : checkSecret(source.format, input.secret);
    const secret = given ?? firstSecret(source.format, ctx.random);
    if (secret === undefined) throw new AppError('invalid', 'This sender hands out the secret itself. Enter the one it shows.', [{ pointer: '/secret', message: 'Enter the secret the sender shows.' }]);
    const previousUntil = source.secretSealed === null ? null : new Date(ctx.now().getTime() + overlapMs);
    await tx.update(webhookSource).set({ secretSealed: sealSecret(ctx, id, secret), previousSealed: source.secretSealed, previousUntil }).where(isThis(ctx, id));
    await recordAudit(tx, ctx, 'replace-webhook-secret', `webhook-source:${id}`);
    return { secret: given === undefined ? secret : null, previousUntil: previousUntil?.toISOString() ?? null };
  });
}

/** Ends a source with its messages; the feedback it brought stays. */
export async function deleteWebhookSource(ctx: Ctx, id: string): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const gone = await tx.delete(webhookSource).where(isThis(ctx, id)).returning({ id: webhookSource.id });
    if (gone.length === 0) throw notFound('source');
    await recordAudit(tx, ctx, 'delete-webhook-source', `webhook-source:${id}`);
  });
}

function isThis(ctx: Ctx, id: string) {
  return and(eq(webhookSource.orgId, ctx.orgId), eq(webhookSource.id, id));
}

function withoutUndefined({ name, mapping, options }: z.infer<typeof sourceChange>) {
  const known = (words: Readonly<Record<string, string | undefined>>) => Object.fromEntries(Object.entries(words).flatMap(([key, value]): [string, string][] => (value === undefined ? [] : [[key, value]])));
  return { ...(name === undefined ? {} : { name }), ...(mapping === undefined ? {} : { mapping: known(mapping) }), ...(options === undefined ? {} : { options: known(options) }) };
}

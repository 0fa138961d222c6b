import { auditHead } from '@kept/db/schema/organisation/audit.ts';
import { webhookEndpoint } from '@kept/db/schema/organisation/webhooks.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { notFound } from '@kept/core/errors.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../record-audit.ts';
import { switchOff } from './settle-delivery.ts';
import { newSigningSecret, overlapMs, sealSigningSecret } from './sign-message.ts';
import { isThisWebhook, lockWebhook, refuseNamesake, requireAddress, webhookEventNames, webhookName, webhookUrl } from './webhook-shape.ts';

export const webhookChange = z.object({ name: webhookName, url: webhookUrl, events: webhookEventNames, isOn: z.boolean() }).partial();
export const signingSecretAnswer = z.object({ secret: z.string(), previousUntil: z.string() });

/** Changes a webhook's name, address or events, or switches it off and on; switched on, it is told what happens from then on. Throws not_found. */
export async function changeWebhook(ctx: Ctx, id: string, { isOn, ...change }: z.infer<typeof webhookChange>): Promise<void> {
  if (change.url !== undefined) requireAddress(ctx, change.url);
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockWebhook(tx, ctx, id);
    if (Object.keys(change).length > 0) {
      await tx.update(webhookEndpoint).set(change).where(isThisWebhook(ctx, id));
      await recordAudit(tx, ctx, 'change-webhook', `webhook:${id}`, { changed: Object.keys(change).toSorted().join(' ') });
    }
    if (isOn === false && found.offAt === null) await switchOff(tx, ctx, id, 'by_hand');
    if (isOn === true && found.offAt !== null) await switchOn(tx, ctx, id);
  }).catch(refuseNamesake);
}

async function switchOn(tx: OrgTx, ctx: Ctx, id: string): Promise<void> {
  await recordAudit(tx, ctx, 'change-webhook', `webhook:${id}`, { changed: 'isOn' });
  const [head] = await tx.select({ sequence: auditHead.sequence }).from(auditHead).where(eq(auditHead.orgId, ctx.orgId));
  await tx.update(webhookEndpoint).set({ offAt: null, offBecause: null, toldAt: null, failingSince: null, lastSequence: head?.sequence ?? 0 }).where(isThisWebhook(ctx, id));
}

/** Gives a webhook a new secret, shown this once; for another day messages carry the signature of the one before too. Throws not_found. */
export async function replaceSigningSecret(ctx: Ctx, id: string): Promise<z.infer<typeof signingSecretAnswer>> {
  const secret = newSigningSecret(ctx);
  const previousUntil = new Date(ctx.now().getTime() + overlapMs);
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockWebhook(tx, ctx, id);
    await tx.update(webhookEndpoint).set({ secretSealed: sealSigningSecret(ctx, id, secret), previousSealed: found.secretSealed, previousUntil }).where(isThisWebhook(ctx, id));
    await recordAudit(tx, ctx, 'replace-signing-secret', `webhook:${id}`);
  });
  return { secret, previousUntil: previousUntil.toISOString() };
}

/** Ends a webhook, with what waits for it and its log. Throws not_found. */
export async function deleteWebhook(ctx: Ctx, id: string): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const gone = await tx.delete(webhookEndpoint).where(isThisWebhook(ctx, id)).returning({ id: webhookEndpoint.id });
    if (gone.length === 0) throw notFound('webhook');
    await recordAudit(tx, ctx, 'delete-webhook', `webhook:${id}`);
  });
}

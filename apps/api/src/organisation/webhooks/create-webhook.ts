import { webhookKinds } from '@kept/core/organisation/webhook-words.ts';
import { listBounds } from '@kept/core/list-bounds.ts';
import { newId } from '@kept/db/new-id.ts';
import { auditHead } from '@kept/db/schema/organisation/audit.ts';
import { webhookEndpoint } from '@kept/db/schema/organisation/webhooks.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { refuseBeyond } from '../../http/refuse-beyond.ts';
import { recordAudit } from '../record-audit.ts';
import { newSigningSecret, sealSigningSecret } from './sign-message.ts';
import { refuseNamesake, requireAddress, webhookEventNames, webhookName, webhookUrl } from './webhook-shape.ts';

export const newWebhook = z.object({
  name: webhookName,
  url: webhookUrl,
  kind: z.enum(webhookKinds, { error: `Choose one of ${webhookKinds.join(', ')}.` }).default('generic'),
  events: webhookEventNames.default(null),
});

export const newWebhookAnswer = z.object({ id: z.uuid(), secret: z.string().describe('What messages are signed with; in this answer only') });

/** Has an address told what happens from now on; the secret messages are signed with is in this answer only. */
export async function createWebhook(ctx: Ctx, input: z.infer<typeof newWebhook>): Promise<z.infer<typeof newWebhookAnswer>> {
  requireAddress(ctx, input.url);
  const id = newId(ctx.now());
  const secret = newSigningSecret(ctx);
  const createdBy = ctx.actor.kind === 'member' ? ctx.actor.memberId : ctx.orgId;
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await refuseBeyond(tx, webhookEndpoint, eq(webhookEndpoint.orgId, ctx.orgId), { most: listBounds.webhooks, called: 'webhooks', instead: 'Delete one that nobody needs any more.' });
    await recordAudit(tx, ctx, 'create-webhook', `webhook:${id}`, { kind: input.kind });
    const [head] = await tx.select({ sequence: auditHead.sequence }).from(auditHead).where(eq(auditHead.orgId, ctx.orgId));
    await tx.insert(webhookEndpoint).values({ orgId: ctx.orgId, id, ...input, secretSealed: sealSigningSecret(ctx, id, secret), lastSequence: head?.sequence ?? 0, createdBy, createdAt: ctx.now() });
  }).catch(refuseNamesake);
  return { id, secret };
}

import { invalidField } from '@kept/core/errors.ts';
import { type WebhookFormat, webhookFormats } from '@kept/core/listen/webhook-words.ts';
import { listBounds } from '@kept/core/list-bounds.ts';
import { newId } from '@kept/db/new-id.ts';
import { webhookSource } from '@kept/db/schema/listen/webhooks.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { refuseBeyond } from '../../http/refuse-beyond.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { readSlug } from '../read-host.ts';
import { checkSecret, firstSecret } from './check-secret.ts';
import { sealSecret } from './webhook-secrets.ts';
import { sourceName, webhookUrl } from './webhook-source-shape.ts';

const addressBytes = 20;

export const newWebhookSource = z.object({
  name: sourceName,
  format: z.enum(webhookFormats, { error: `Choose one of ${webhookFormats.join(', ')}.` }),
  secret: z.string().max(500, 'Keep the secret under 500 characters.').optional().describe('For Zendesk and Intercom, which hand out the secret themselves; it may be entered later. For the others one is made.'),
});

export const newSourceAnswer = z.object({ id: z.uuid(), url: z.string(), secret: z.string().nullable().describe('Shown this once; null while the vendor’s own has to be entered') });

/** Makes an address another system can send its messages to; a secret we made is in this answer only. */
export async function createWebhookSource(ctx: Ctx, input: z.infer<typeof newWebhookSource>): Promise<z.infer<typeof newSourceAnswer>> {
  const id = newId(ctx.now());
  const address = Buffer.from(ctx.random(addressBytes)).toString('base64url');
  const given = input.secret === undefined || input.secret.trim() === '' ? undefined : checkSecret(input.format, input.secret);
  const secret = given ?? firstSecret(input.format, ctx.random);
  await inOrg(ctx.db, ctx.orgId, (tx) => save(tx, ctx, { ...input, id, address, sealed: secret === undefined ? null : sealSecret(ctx, id, secret) })).catch(refuseTwin);
  return { id, url: webhookUrl(ctx.place.baseUrl, await readSlug(ctx), address), secret: given === undefined ? (secret ?? null) : null };
}

async function save(tx: OrgTx, ctx: Ctx, given: { id: string; name: string; format: WebhookFormat; address: string; sealed: string | null }): Promise<void> {
  await refuseBeyond(tx, webhookSource, eq(webhookSource.orgId, ctx.orgId), { most: listBounds.sources, called: 'sources', instead: 'Delete one that is not used any more.' });
  const createdBy = ctx.actor.kind === 'member' ? ctx.actor.memberId : ctx.orgId;
  await tx.insert(webhookSource).values({ orgId: ctx.orgId, id: given.id, name: given.name, format: given.format, address: given.address, secretSealed: given.sealed, mapping: {}, options: {}, createdBy, createdAt: ctx.now() });
  await recordAudit(tx, ctx, 'create-webhook-source', `webhook-source:${given.id}`, { format: given.format });
}

/** Two sources of one name would be one in every list. */
export function refuseTwin(error: unknown): never {
  if (violationOf(error)?.constraint === 'webhook_source_name') throw invalidField('name', 'There is a source of this name already. Choose another name.');
  throw error;
}

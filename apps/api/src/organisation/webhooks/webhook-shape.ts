import { AppError, invalidField, notFound } from '@kept/core/errors.ts';
import { webhookAddressProblem } from '@kept/core/organisation/webhook-address-problem.ts';
import { isWebhookEvent, offReasons, webhookKinds } from '@kept/core/organisation/webhook-words.ts';
import { webhookEndpoint } from '@kept/db/schema/organisation/webhooks.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';

type Endpoint = typeof webhookEndpoint.$inferSelect;

export const webhookName = z.string().trim().min(1, 'Give the webhook a name that says who is told.').max(80, 'Keep the name under 80 characters.');
export const webhookUrl = z.string().trim().min(1, 'Enter the address messages go to.');
export const webhookEventNames = z
  .array(z.string().refine(isWebhookEvent, { error: 'There is no such event.' }))
  .min(1, 'Choose at least one event, or all.')
  .nullable()
  .describe('What it is told; null is everything, also what is added later');

export const shownWebhook = z.object({
  id: z.uuid(),
  name: z.string(),
  url: z.string().describe('Of a chat the end is left out: it is a secret'),
  kind: z.enum(webhookKinds),
  events: z.array(z.string()).nullable(),
  createdAt: z.string(),
  createdByName: z.string().nullable(),
  previousUntil: z.string().nullable().describe('Until when messages carry the signature of the replaced secret too'),
  failingSince: z.string().nullable(),
  off: z.object({ at: z.string(), because: z.enum(offReasons), sentence: z.string() }).nullable(),
});

/** Refuses an address nothing may be sent to. Throws AppError invalid. */
export function requireAddress(ctx: Ctx, url: string): void {
  const problem = webhookAddressProblem(url, ctx.web.isPrivateAllowed);
  if (problem !== undefined) throw invalidField('url', problem);
}

/** Two webhooks of one name would be one in every list. */
export function refuseNamesake(error: unknown): never {
  if (violationOf(error)?.constraint === 'webhook_endpoint_name') throw invalidField('name', 'There is a webhook of this name already. Choose another name.');
  throw error;
}

/** One webhook, held until the transaction ends. Throws not_found. */
export async function lockWebhook(tx: OrgTx, ctx: Ctx, id: string): Promise<Endpoint> {
  const [found] = await tx.select().from(webhookEndpoint).where(isThisWebhook(ctx, id)).for('update');
  if (found === undefined) throw notFound('webhook');
  return found;
}

/** Refuses to send through a webhook that is off. Throws conflict. */
export function requireOn({ offAt }: Endpoint): void {
  if (offAt !== null) throw new AppError('conflict', 'This webhook is switched off. Switch it on first.');
}

/** The row of one webhook. */
export function isThisWebhook(ctx: Ctx, id: string) {
  return and(eq(webhookEndpoint.orgId, ctx.orgId), eq(webhookEndpoint.id, id));
}

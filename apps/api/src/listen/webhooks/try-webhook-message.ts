import { AppError, notFound } from '@kept/core/errors.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { webhookSource } from '@kept/db/schema/listen/webhooks.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { prepareFeedback } from '../save-feedback.ts';
import { nameEvent } from './name-event.ts';
import { readEvent } from './read-event.ts';
import { sourceMapping, sourceOptions } from './webhook-source-shape.ts';

export const triedMessage = z.object({
  message: z.unknown().refine((value) => typeof value === 'object' && value !== null, { error: 'Send the message as a JSON object or list.' }),
  mapping: sourceMapping.optional().describe('Instead of the source’s own'),
  options: sourceOptions.optional(),
});

const shownItem = z.object({ what: z.enum(['feedback', 'customer', 'interaction']), externalId: z.string(), metric: z.string().nullable(), score: z.number().nullable(), title: z.string().nullable(), text: z.string(), occurredAt: z.string().nullable(), customer: z.string().nullable() });
export const triedAnswer = z.object({ type: z.string(), items: z.array(shownItem), notUsed: z.string().nullable(), problem: z.string().nullable() });

const none = { metric: null, score: null, title: null, text: '', occurredAt: null, customer: null } as const;

/** Says what would become of a message, by the same reading, and stores nothing. Throws not_found. */
export async function tryWebhookMessage(ctx: Ctx, id: string, input: z.infer<typeof triedMessage>): Promise<z.infer<typeof triedAnswer>> {
  const { source, timezone } = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select().from(webhookSource).where(and(eq(webhookSource.orgId, ctx.orgId), eq(webhookSource.id, id)));
    const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    return { source: found, timezone: settings?.timezone ?? 'UTC' };
  });
  if (source === undefined) throw notFound('source');
  const { eventType } = nameEvent(source.format, input.message, new Uint8Array(), undefined);
  const known = (words: Readonly<Record<string, string | undefined>>) => Object.fromEntries(Object.entries(words).flatMap(([key, value]): [string, string][] => (value === undefined ? [] : [[key, value]])));
  try {
    const content = readEvent({ ...source, mapping: input.mapping === undefined ? source.mapping : known(input.mapping), options: input.options === undefined ? source.options : known(input.options) }, input.message, eventType, { now: ctx.now(), timezone });
    if ('notUsed' in content) return { type: eventType, items: [], notUsed: content.notUsed, problem: null };
    const feedback = content.feedback.map((item) => {
      const { externalId, title, text } = prepareFeedback(ctx, item);
      return { what: 'feedback' as const, externalId, metric: item.score?.metric ?? null, score: item.score?.value ?? null, title, text, occurredAt: item.occurredAt?.toISOString() ?? null, customer: item.customer?.externalId ?? item.customer?.email ?? null };
    });
    const people = content.customers.map((one) => ({ ...none, what: 'customer' as const, externalId: one.externalId, title: one.name ?? null }));
    const contacts = content.interactions.map((one) => ({ ...none, what: 'interaction' as const, externalId: one.externalId, occurredAt: one.startedAt, customer: one.customerExternalId ?? one.customerEmail ?? null }));
    return { type: eventType, items: [...feedback, ...people, ...contacts], notUsed: null, problem: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { type: eventType, items: [], notUsed: null, problem: error.message };
  }
}

import { sentiments, sentimentSources } from '@kept/core/sentiment-words.ts';
import { channels, feedbackKinds, metrics } from '@kept/core/vocabulary.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { contentOf, type PreparedFeedback } from './save-feedback.ts';

type Stored = typeof feedback.$inferSelect;
type Content = ReturnType<typeof contentOf> & { readonly occurredAt: Date | null; readonly customerId: string | null };

/** What a row of a file says, to be stored; whose it is comes beside it. */
export function givenContent(item: PreparedFeedback): Content {
  return { ...contentOf(item), occurredAt: item.given.occurredAt ?? null, customerId: null };
}

/** What is stored, as another import's version keeps it. */
export function storedContent(row: Stored): Readonly<Record<string, unknown>> {
  const { kind, channel, metric, score, scaleMin, scaleMax, title, text, language, team, quotable, raw, isFolded, question, agentRef, product, url, authorRef, replyText, repliedAt, sourceChangedAt, contentHash, occurredAt, customerId } = row;
  const isRated = row.sentimentBy === 'rating';
  return { kind, channel, metric, score, scaleMin, scaleMax, title, text, language, team, quotable, raw, isFolded, question, agentRef, product, url, authorRef, replyText, repliedAt, sourceChangedAt, contentHash, occurredAt, customerId, sentiment: isRated ? row.sentiment : null, sentimentBy: isRated ? ('rating' as const) : null, sentimentConfidence: null };
}

/** Puts another version in the place of what is stored. Other words are read afresh: what the machine found in the old ones says nothing about them. */
export async function replaceContent(tx: OrgTx, ctx: Ctx, row: Pick<Stored, 'id' | 'text' | 'occurredAt' | 'sentiment' | 'sentimentBy' | 'sentimentConfidence'>, content: Partial<Omit<Stored, 'occurredAt'>> & { readonly occurredAt?: Date | null }, importId: string | null): Promise<void> {
  const isThis = and(eq(feedback.orgId, ctx.orgId), eq(feedback.id, row.id));
  const isSameText = content.text === row.text;
  const felt = isSameText && content.sentimentBy === null ? { sentiment: row.sentiment, sentimentBy: row.sentimentBy, sentimentConfidence: row.sentimentConfidence } : {};
  const waiting = isSameText ? {} : { textKey: null, textLanguage: null, placedAt: content.text === '' ? ctx.now() : null };
  await tx.update(feedback).set({ ...content, ...felt, ...waiting, occurredAt: content.occurredAt ?? row.occurredAt, importId }).where(isThis);
  if (isSameText) return;
  await tx.delete(mention).where(and(eq(mention.orgId, ctx.orgId), eq(mention.feedbackId, row.id), eq(mention.placedBy, 'machine')));
}

const instants = z.coerce.date().nullable();
const contentSchema = z.object({
  kind: z.enum(feedbackKinds), channel: z.enum(channels), metric: z.enum(metrics).nullable(), score: z.number().nullable(), scaleMin: z.number().nullable(), scaleMax: z.number().nullable(),
  title: z.string().nullable(), text: z.string(), language: z.string().nullable(), team: z.string().nullable(), quotable: z.boolean(), raw: z.record(z.string(), z.string()), isFolded: z.boolean().default(false), question: z.string().nullable(), agentRef: z.string().nullable(),
  product: z.string().nullable(), url: z.string().nullable(), authorRef: z.string().nullable(), replyText: z.string().nullable(), repliedAt: instants, sourceChangedAt: instants, contentHash: z.string().nullable(), occurredAt: instants,
  customerId: z.string().nullable(), sentiment: z.enum(sentiments).nullable(), sentimentBy: z.enum(sentimentSources).nullable(), sentimentConfidence: z.number().nullable(),
});

/** Another import's version as it was kept. */
export function readContent(given: Readonly<Record<string, unknown>>): z.infer<typeof contentSchema> {
  return contentSchema.parse(given);
}

import { instantSchema } from '@kept/core/calendar.ts';
import { AppError } from '@kept/core/errors.ts';
import { normaliseEmail } from '@kept/core/email-address.ts';
import { cleanText } from '@kept/core/listen/clean-text.ts';
import { checkScore } from '@kept/core/listen/check-score.ts';
import { longestExternalId, normaliseExternalId } from '@kept/core/listen/external-id.ts';
import { channels, metrics, usualScales } from '@kept/core/vocabulary.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { keepFeedback } from './keep-feedback.ts';
import { oneOrMany } from './one-or-many.ts';
import type { NewFeedback } from './save-feedback.ts';

/** The longest text one feedback item may have, in characters. */
export const longestText = 50_000;
const dayMilliseconds = 86_400_000;

export const externalIdSchema = z
  .string()
  .max(longestExternalId, `Keep ids under ${longestExternalId} characters.`)
  .refine((text) => normaliseExternalId(text) !== undefined, { error: 'This id is empty. Leave it out instead.' })
  .transform((text) => normaliseExternalId(text) ?? '');

export const emailSchema = z.string().refine((text) => normaliseEmail(text) !== undefined, { error: 'This is not an email address. Write it as name@example.com.' });

/** Shared by everything another system may tell twice. */
export const updatedAtSchema = instantSchema.optional().describe('When it was last changed where it comes from. What is older than what is stored changes nothing, whatever the order it comes in.');

const newFeedback = z
  .object({
    source: z.string({ error: 'Say where it comes from, as “App Store”.' }).trim().min(1, 'Say where it comes from, as “App Store”.').max(100, 'Keep the name of the source under 100 characters.'),
    externalId: externalIdSchema.optional(),
    kind: z.enum(['survey', 'review', 'interaction'], { error: 'Choose survey, review or interaction. Friction reports have a page of their own.' }).default('survey'),
    channel: z.enum(channels, { error: `Choose one of ${channels.join(', ')}.` }).exclude(['friction']).optional(),
    text: z.string().max(longestText, `Keep the text under ${longestText.toLocaleString('en-GB')} characters.`).optional(),
    title: z.string().max(300, 'Keep the title under 300 characters.').optional(),
    metric: z.enum(metrics, { error: `Choose one of ${metrics.join(', ')}.` }).optional(),
    score: z.number({ error: 'A score is a number.' }).optional(),
    scale: z.object({ min: z.number(), max: z.number() }).optional(),
    occurredAt: instantSchema.optional(),
    updatedAt: updatedAtSchema,
    customer: z
      .object({ externalId: externalIdSchema.optional(), email: emailSchema.optional(), name: z.string().trim().min(1).max(200).optional(), segment: z.string().trim().min(1).max(100).optional(), language: z.string().trim().min(2).max(35).optional() })
      .refine((ref) => ref.externalId !== undefined || ref.email !== undefined, { error: 'Name the customer by externalId or email.' })
      .optional(),
    interactionExternalId: externalIdSchema.optional(),
    language: z.string().trim().min(2).max(35).optional(),
    quotable: z.boolean().optional(),
  })
  .superRefine((item, refine) => {
    if (cleanText(item.text ?? '') === '' && item.score === undefined) refine.addIssue({ code: 'custom', path: ['text'], message: 'Send a text, a score, or both.' });
    if (item.score === undefined) return;
    if (item.metric === undefined) return void refine.addIssue({ code: 'custom', path: ['metric'], message: `Say which metric the score is: ${metrics.join(', ')}.` });
    const checked = checkScore(item.metric, item.score, item.scale);
    if (!checked.ok) refine.addIssue({ code: 'custom', path: ['score'], message: checked.problem });
  });

type GivenFeedback = z.infer<typeof newFeedback>;

/** One item or a list of up to 1,000. */
export const feedbackInput = oneOrMany(newFeedback, 1000);

export const receivedAnswer = z.object({
  items: z.array(z.object({ id: z.uuid(), externalId: z.string(), existing: z.boolean() })),
  new: z.number().int(),
  existing: z.number().int(),
});

/** Takes in what customers said: all of it or none, each thing once, personal data replaced before it is stored; what is stored changes only when a newer `updatedAt` says so. */
export async function receiveFeedback(ctx: Ctx, items: z.infer<typeof feedbackInput>): Promise<z.infer<typeof receivedAnswer>> {
  refuseFuture(items, ctx.now());
  const saved = await keepFeedback(ctx, items.map(newFeedbackOf));
  const existing = saved.filter((item) => item.existing).length;
  return { items: saved.map(({ id, externalId, existing: was }) => ({ id, externalId, existing: was })), new: saved.length - existing, existing };
}

/** A sender's clock may run a little ahead; next year's feedback is a mistake. Throws AppError invalid. */
export function refuseFuture(items: z.infer<typeof feedbackInput>, now: Date): void {
  const message = 'This lies in the future.';
  const fields = items.flatMap((item, place) =>
    (['occurredAt', 'updatedAt'] as const).flatMap((name) => (Date.parse(item[name] ?? '') > now.getTime() + dayMilliseconds ? [{ pointer: items.length === 1 ? `/${name}` : `/${place}/${name}`, message }] : [])),
  );
  if (fields[0] !== undefined) throw new AppError('invalid', `${fields[0].pointer.slice(1)}: ${message}`, fields);
}

/** What was sent as it is saved: scores with their scale, moments as moments. */
export function newFeedbackOf(item: GivenFeedback): NewFeedback {
  const { metric, score, scale, channel, occurredAt, updatedAt, ...rest } = item;
  const usual = metric === undefined ? undefined : (scale ?? usualScales[metric]);
  return {
    ...rest,
    channel: channel ?? (item.kind === 'interaction' ? 'web' : item.kind),
    occurredAt: occurredAt === undefined ? undefined : new Date(occurredAt),
    changedAt: updatedAt === undefined ? undefined : new Date(updatedAt),
    ...(metric === undefined || score === undefined || usual === undefined ? {} : { score: { metric, value: score, ...usual } }),
  };
}

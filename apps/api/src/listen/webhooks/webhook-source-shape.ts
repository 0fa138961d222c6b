import { messageFields } from '@kept/core/listen/read-mapped-message.ts';
import { webhookFormats } from '@kept/core/listen/webhook-words.ts';
import { isTimezone } from '@kept/core/calendar.ts';
import { parseScale } from '@kept/core/listen/check-score.ts';
import { dateOrders } from '@kept/core/listen/parse-moment.ts';
import { importKinds } from '@kept/core/listen/read-import-row.ts';
import { channels, metrics } from '@kept/core/vocabulary.ts';
import type { webhookSource } from '@kept/db/schema/listen/webhooks.ts';
import { z } from 'zod';

const longestPath = 200;

export const sourceName = z.string().trim().min(1, 'Give the source a name, as “Typeform, after delivery”.').max(100, 'Keep the name under 100 characters.');

const place = z.string().trim().min(1, 'Say where it lies, or leave it out.').max(longestPath, `Keep the place under ${longestPath} characters.`);

/** Field of ours to its place in their message; an empty mapping reads the format as its vendor describes it. */
export const sourceMapping = z.partialRecord(z.enum(messageFields, { error: `Fields are ${messageFields.join(', ')}.` }), place).refine((mapping) => Object.keys(mapping).length === 0 || mapping.text !== undefined || mapping.score !== undefined, { error: 'Say where the text lies, or the score.' });

export const sourceOptions = z
  .object({
    metric: z.enum(metrics, { error: `Choose one of ${metrics.join(', ')}.` }),
    scale: z.string().refine((text) => parseScale(text) !== undefined, { error: 'Write the scale as 1-5.' }),
    kind: z.enum(importKinds, { error: `Choose one of ${importKinds.join(', ')}.` }),
    channel: z.enum(channels).exclude(['friction']),
    dates: z.enum(dateOrders),
    timezone: z.string().refine(isTimezone, { error: 'This is not a time zone we know. Write it as Europe/London.' }),
    types: z.string().trim().min(1).max(500, 'Keep the types under 500 characters.'),
  })
  .partial();

export const shownSource = z.object({
  id: z.uuid(),
  name: z.string(),
  format: z.enum(webhookFormats),
  url: z.string(),
  hasSecret: z.boolean(),
  /** Until when the secret before the present one is taken too. */
  previousUntil: z.string().nullable(),
  mapping: z.record(z.string(), z.string()),
  options: z.record(z.string(), z.string()),
  createdAt: z.string(),
  lastEventAt: z.string().nullable(),
  /** Messages of the last thirty days, by what has become of them. */
  counts: z.object({ waiting: z.int(), applied: z.int(), not_used: z.int(), failed: z.int() }),
  refusedAt: z.string().nullable(),
  refusal: z.string().nullable(),
});

type Row = typeof webhookSource.$inferSelect;
type Counts = z.infer<typeof shownSource>['counts'];

/** A source as lists and its own page show it; its secrets never. */
export function shownWebhookSource(row: Row, at: { baseUrl: string; slug: string; now: Date }, seen: { counts: Counts; lastEventAt: Date | null }): z.infer<typeof shownSource> {
  const { id, name, format, mapping, options, refusal } = row;
  return {
    id,
    name,
    format,
    url: webhookUrl(at.baseUrl, at.slug, row.address),
    hasSecret: row.secretSealed !== null,
    previousUntil: row.previousUntil !== null && row.previousUntil > at.now ? row.previousUntil.toISOString() : null,
    mapping,
    options,
    createdAt: row.createdAt.toISOString(),
    lastEventAt: seen.lastEventAt?.toISOString() ?? null,
    counts: seen.counts,
    refusedAt: row.refusedAt?.toISOString() ?? null,
    refusal,
  };
}

/** The address messages are sent to. */
export function webhookUrl(baseUrl: string, slug: string, address: string): string {
  return `${baseUrl}/api/v1/webhooks/${slug}/${address}`;
}

import { AppError } from '@kept/core/errors.ts';
import { instantSchema } from '@kept/core/calendar.ts';
import { parseScale } from '@kept/core/listen/check-score.ts';
import { dateOrders } from '@kept/core/listen/parse-moment.ts';
import { importKinds, type ImportOptions } from '@kept/core/listen/read-import-row.ts';
import { type MessageItem, readMappedMessage } from '@kept/core/listen/read-mapped-message.ts';
import { readVendorMessage } from '@kept/core/listen/read-vendor-message.ts';
import { channels, metrics } from '@kept/core/vocabulary.ts';
import type { webhookSource } from '@kept/db/schema/listen/webhooks.ts';
import { z } from 'zod';
import { customersInput, type NewCustomer } from '../receive-customers.ts';
import { feedbackInput, newFeedbackOf, refuseFuture } from '../receive-feedback.ts';
import { interactionsInput, type NewInteraction } from '../receive-interactions.ts';
import type { NewFeedback } from '../save-feedback.ts';

/** What a message brings, or why nothing of it is used. */
export type EventContent = { readonly feedback: readonly NewFeedback[]; readonly customers: readonly NewCustomer[]; readonly interactions: readonly NewInteraction[] } | { readonly notUsed: string };

export type ReadingSource = Pick<typeof webhookSource.$inferSelect, 'name' | 'format' | 'mapping' | 'options'>;

const dayMs = 86_400_000;
const nothing = { feedback: [], customers: [], interactions: [] } as const;

/** Understands a message by the source's mapping, or without one as its format describes it. Throws AppError invalid with the sentence that says what to mend. */
export function readEvent(source: ReadingSource, message: unknown, eventType: string, at: { now: Date; timezone: string }): EventContent {
  if (eventType === 'kept.test') return { notUsed: 'A test: it came in, its signature is right, and nothing was stored.' };
  const wanted = source.options.types?.split(',').map((type) => type.trim()) ?? [];
  if (wanted.length > 0 && !wanted.includes(eventType)) return { notUsed: `This source uses messages of the type ${wanted.join(', ')}, not “${eventType}”.` };
  const options = optionsOf(source, at);
  if (Object.keys(source.mapping).length > 0) {
    const read = readMappedMessage(message, source.mapping, options);
    if (!read.ok) throw new AppError('invalid', read.problems.join(' '));
    return fromItems(source, read.items);
  }
  if (source.format === 'standard') return readNeutral(source, message, eventType, at.now);
  const read = readVendorMessage(source.format, message, options);
  if ('problem' in read) throw new AppError('invalid', read.problem);
  return 'notUsed' in read ? read : fromItems(source, read.items);
}

function fromItems(source: ReadingSource, items: readonly MessageItem[]): EventContent {
  return { ...nothing, feedback: items.map((item) => ({ ...item, source: source.name })) };
}

const neutral = z.object({ type: z.string(), timestamp: instantSchema.optional(), data: z.unknown() });
const changes = ['created', 'updated'];

/** Our own message: {type: 'feedback.created', timestamp, data}, with the same things in data as POST /feedback, /customers and /interactions take. */
function readNeutral(source: ReadingSource, message: unknown, eventType: string, now: Date): EventContent {
  const [kind = '', change = '', ...rest] = eventType.split('.');
  if (!['feedback', 'customer', 'interaction'].includes(kind) || !changes.includes(change) || rest.length > 0) return { notUsed: `Kept does not use messages of the type “${eventType}”. It uses feedback, customer and interaction, each .created or .updated.` };
  const parsed = neutral.safeParse(message);
  if (!parsed.success) throw new AppError('invalid', sentenceOf(parsed.error));
  const { timestamp, data } = parsed.data;
  // What says nothing of its own time was as the message says at the message's time.
  const complete = (item: unknown): unknown => (typeof item === 'object' && item !== null ? { ...(timestamp === undefined ? {} : { updatedAt: timestamp }), ...item, ...(kind === 'feedback' ? { source: source.name } : {}) } : item);
  const completed = Array.isArray(data) ? data.map(complete) : complete(data);
  if (kind === 'customer') return { ...nothing, customers: taken(customersInput, completed) };
  if (kind === 'interaction') return { ...nothing, interactions: taken(interactionsInput, completed) };
  const feedback = taken(feedbackInput, completed);
  refuseFuture(feedback, now);
  return { ...nothing, feedback: feedback.map(newFeedbackOf) };
}

function taken<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new AppError('invalid', sentenceOf(parsed.error));
  return parsed.data;
}

function sentenceOf(error: z.ZodError): string {
  const said = error.issues.slice(0, 5).map((issue) => (issue.path.length === 0 ? issue.message : `${issue.path.map(String).join('.')}: ${issue.message}`));
  return said.join(' ');
}

function optionsOf({ options }: ReadingSource, at: { now: Date; timezone: string }): ImportOptions {
  const order = dateOrders.find((candidate) => candidate === options.dates);
  return {
    reading: { timezone: options.timezone ?? at.timezone, ...(order === undefined ? {} : { order }) },
    metric: metrics.find((candidate) => candidate === options.metric),
    scale: parseScale(options.scale ?? ''),
    kind: importKinds.find((candidate) => candidate === options.kind) ?? 'survey',
    channel: channels.find((candidate) => candidate === options.channel),
    latest: new Date(at.now.getTime() + dayMs),
  };
}

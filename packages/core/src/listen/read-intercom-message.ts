import { z } from 'zod';
import { normaliseEmail } from '../email-address.ts';
import { usualScales } from '../vocabulary.ts';
import { checkScore } from './check-score.ts';
import type { MessageReading, RatingOptions } from './message-reading.ts';
import { redactText } from './redact-text.ts';

const id = z.union([z.string().min(1), z.number()]).transform(String);
const seconds = z.number().transform((value) => new Date(value * 1000));
const person = z.object({ id: id.optional(), type: z.string().nullish(), email: z.string().nullish(), name: z.string().nullish() });
const rating = z.object({ rating: z.number().nullish(), remark: z.string().nullish(), created_at: seconds.nullish(), updated_at: seconds.nullish(), customer: person.nullish(), contact: person.nullish() });
const conversation = z.object({ id, updated_at: seconds.nullish(), conversation_rating: rating.nullish(), source: z.object({ author: person.nullish() }).nullish() });
const message = z.object({ topic: z.string(), data: z.object({ item: z.unknown() }).optional() });

/** The topics whose conversation may carry a rating. */
const topics = ['conversation.rating.added', 'conversation.admin.closed', 'conversation.admin.replied', 'conversation.user.replied'];

/** Reads a notification of Intercom about a conversation: its rating and the remark with it, from 1 to 5. */
export function readIntercomMessage(body: unknown, options: RatingOptions): MessageReading {
  const parsed = message.safeParse(body);
  if (!parsed.success) return { problem: 'This does not look like a notification of Intercom: topic is missing.' };
  const { topic, data } = parsed.data;
  if (!topics.includes(topic)) return { notUsed: `Kept uses the ratings of conversations (conversation.rating.added), not “${redactText(topic.slice(0, 60)).text}”.` };
  const found = conversation.safeParse(data?.item);
  if (!found.success) return { problem: `The conversation in this notification is not as Intercom describes it: ${found.error.issues.map((issue) => issue.path.join('.')).slice(0, 3).join(', ')}.` };
  const { conversation_rating: given, ...item } = found.data;
  if (given?.rating === undefined || given.rating === null) return { notUsed: 'Nobody has rated this conversation yet, so there is nothing to take in.' };
  const scale = options.scale ?? usualScales.csat;
  const checked = checkScore('csat', given.rating, scale);
  if (!checked.ok) return { problem: `The rating: ${checked.problem} Set the scale for this source, then use the message again.` };
  const at = given.created_at ?? undefined;
  const author = [given.customer, given.contact, item.source?.author].find((one) => one?.id !== undefined && !['admin', 'bot', 'teammate'].includes(one.type ?? ''));
  const email = author?.email === null || author?.email === undefined || normaliseEmail(author.email) === undefined ? undefined : author.email;
  const customer = author?.id === undefined ? undefined : { externalId: author.id, email, name: author.name?.trim().slice(0, 200) === '' ? undefined : author.name?.trim().slice(0, 200) };
  return { items: [{ kind: 'survey', channel: 'chat', externalId: `conversation:${item.id}`, text: given.remark ?? '', score: { metric: 'csat', value: given.rating, min: scale.min, max: scale.max }, occurredAt: at, changedAt: given.updated_at ?? item.updated_at ?? at, customer }] };
}

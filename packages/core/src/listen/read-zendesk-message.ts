import { z } from 'zod';
import { type Channel, usualScales } from '../vocabulary.ts';
import { checkScore, type Scale } from './check-score.ts';
import type { MessageReading, RatingOptions } from './message-reading.ts';
import type { MessageItem } from './read-mapped-message.ts';

const id = z.union([z.string().min(1), z.number()]).transform(String);
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const rating = z.object({ score: z.string().nullish(), comment: z.string().nullish(), updated_at: moment.optional().catch(undefined), created_at: moment.optional().catch(undefined), ticket_id: id.optional().catch(undefined), requester_id: id.optional().catch(undefined) });
const ticket = z.object({ id, subject: z.string().nullish(), requester_id: id.optional().catch(undefined), updated_at: moment.optional().catch(undefined), satisfaction_rating: rating, via: z.object({ channel: z.string() }).optional().catch(undefined) });
const question = z.object({ type: z.string().optional() }).optional();
const csatAnswer = z.object({ type: z.string(), question, rating: z.number().nullish(), value: z.union([z.string(), z.number()]).nullish(), updated_at: moment.optional().catch(undefined), created_at: moment.optional().catch(undefined) });
const csat = z.object({ id, responder_id: id.optional().catch(undefined), subject_zrns: z.array(z.string()).optional(), subjects: z.array(z.object({ id: id.optional(), zrn: z.string().optional() })).optional(), answers: z.array(csatAnswer) });

const contacts: Readonly<Record<string, Channel>> = { email: 'email', chat: 'chat', messaging: 'chat', native_messaging: 'chat', voice: 'phone', phone: 'phone', whatsapp: 'whatsapp', sms: 'sms', web: 'web', twitter: 'social', facebook: 'social' };
const words: Readonly<Record<string, 0 | 1>> = { good: 1, bad: 0, good_with_comment: 1, bad_with_comment: 0 };

/** Reads what Zendesk sends: a ticket with its rating, satisfaction ratings, or an answered survey of the newer kind, alone or as a list. */
export function readZendeskMessage(body: unknown, options: RatingOptions): MessageReading {
  const survey = first(csat, body, ['survey_response', 'detail', 'event']);
  if (survey !== undefined) return readSurvey(survey, options);
  const tickets = several(ticket, body, 'ticket', 'tickets');
  const ratings = tickets.length > 0 ? [] : several(rating, body, 'satisfaction_rating', 'satisfaction_ratings').filter((one) => one.ticket_id !== undefined);
  const items = [...tickets.flatMap(ratedTicket), ...ratings.flatMap((one) => rated(one, { id: one.ticket_id ?? '', requester: one.requester_id, channel: 'survey', changedAt: one.updated_at }))];
  if (items.length > 0) return { items };
  if (tickets.length > 0 || ratings.length > 0) return { notUsed: 'Nobody has rated this ticket yet, so there is nothing to take in.' };
  return { problem: 'There is neither a ticket with satisfaction_rating, nor satisfaction_rating with ticket_id, nor an answered survey in this message. Send the ticket as Zendesk’s API has it, or set a mapping for this source.' };
}

function ratedTicket(one: z.infer<typeof ticket>): MessageItem[] {
  return rated(one.satisfaction_rating, { id: one.id, requester: one.requester_id, channel: contacts[one.via?.channel ?? ''] ?? 'survey', changedAt: one.updated_at ?? one.satisfaction_rating.updated_at });
}

function rated(one: z.infer<typeof rating>, of: { id: string; requester: string | undefined; channel: Channel; changedAt: Date | undefined }): MessageItem[] {
  const value = words[(one.score ?? '').toLowerCase().trim()];
  if (value === undefined) return [];
  return [{ kind: 'survey', channel: of.channel, externalId: `ticket:${of.id}`, text: one.comment ?? '', score: { metric: 'thumb', value, ...usualScales.thumb }, occurredAt: one.created_at ?? one.updated_at ?? of.changedAt, changedAt: of.changedAt, ...(of.requester === undefined ? {} : { customer: { externalId: of.requester } }) }];
}

function readSurvey(survey: z.infer<typeof csat>, options: RatingOptions): MessageReading {
  const scale: Scale = options.scale ?? usualScales.csat;
  const score = survey.answers.map((one) => one.rating ?? (one.type === 'rating_scale' && typeof one.value === 'number' ? one.value : undefined)).find((value) => value !== undefined);
  const text = survey.answers.flatMap((one) => (one.type === 'open_ended' && typeof one.value === 'string' && one.value.trim() !== '' ? [one.value.trim()] : [])).join('\n\n');
  if (score === undefined && text === '') return { notUsed: 'Every question of this survey was skipped.' };
  const checked = score === undefined ? undefined : checkScore('csat', score, scale);
  if (checked?.ok === false) return { problem: `The rating: ${checked.problem} Set the scale for this source, then use the message again.` };
  const moments = survey.answers.flatMap((one) => one.updated_at ?? one.created_at ?? []).sort((a, b) => a.getTime() - b.getTime());
  const about = survey.subject_zrns?.[0] ?? survey.subjects?.[0]?.zrn ?? survey.subjects?.[0]?.id;
  const subject = about?.replace(/^zen:ticket:/, 'ticket:') ?? `survey:${survey.id}`;
  const item: MessageItem = { kind: 'survey', channel: 'survey', externalId: subject, text, occurredAt: moments[0], changedAt: moments.at(-1), ...(score === undefined ? {} : { score: { metric: 'csat', value: score, ...scale } }), ...(survey.responder_id === undefined ? {} : { customer: { externalId: survey.responder_id } }) };
  return { items: [item] };
}

/** The thing itself, or under the first of these names where it is one. */
function first<Schema extends z.ZodType>(schema: Schema, body: unknown, names: readonly string[]): z.output<Schema> | undefined {
  for (const candidate of [body, ...names.map((name) => under(body, name))]) {
    const parsed = schema.safeParse(candidate);
    if (parsed.success) return parsed.data;
  }
  return undefined;
}

function several<Schema extends z.ZodType>(schema: Schema, body: unknown, one: string, many: string): z.output<Schema>[] {
  const listed = Array.isArray(body) ? body : under(body, many);
  const candidates: readonly unknown[] = Array.isArray(listed) ? listed : [under(body, one), under(body, 'detail'), body];
  const read = candidates.map((candidate) => schema.safeParse(candidate)).flatMap((parsed) => (parsed.success ? [parsed.data] : []));
  return Array.isArray(listed) ? read : read.slice(0, 1);
}

function under(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name) ? Reflect.get(body, name) : undefined;
}

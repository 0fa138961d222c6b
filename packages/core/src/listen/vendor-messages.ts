import { type JsonFormat, type JsonObject, objectIn } from './formats/file-format.ts';
import { intercomJson } from './formats/intercom-json.ts';
import { typeformJson } from './formats/typeform-json.ts';
import { zendeskCsatJson } from './formats/zendesk-csat-json.ts';
import { zendeskRatingsJson } from './formats/zendesk-ratings-json.ts';
import { zendeskTicketsJson } from './formats/zendesk-tickets-json.ts';
import { redactText } from './redact-text.ts';
import type { WebhookFormat } from './webhook-words.ts';

/** The records in a message, each of the format its files have; why the message says nothing to us; or what keeps it from being understood. */
export type Unwrapped = { readonly records: readonly { readonly record: JsonObject; readonly format: JsonFormat }[]; readonly ifEmpty: string } | { readonly notUsed: string } | { readonly problem: string };

/** How each vendor wraps what its files hold as well: the records themselves are read by the file format, so that a file and a message of one response are one row. */
export const vendorMessages = { typeform: openTypeform, zendesk: openZendesk, intercom: openIntercom } as const satisfies Record<Exclude<WebhookFormat, 'standard'>, (body: unknown) => Unwrapped>;

function openTypeform(body: unknown): Unwrapped {
  const record = objectIn(body);
  const response = objectIn(record?.form_response);
  const type = record?.event_type;
  if (typeof type === 'string' && type !== 'form_response') return { notUsed: `Kept uses finished responses (form_response), not “${shown(type)}”.` };
  if (record === undefined || type === undefined || response === undefined || typeof response.token !== 'string' || response.token === '') return { problem: 'This does not look like a message of Typeform: event_type, form_response or its token is missing.' };
  return { records: [{ record, format: typeformJson }], ifEmpty: 'This response has neither words nor a rating.' };
}

/** The topics whose conversation may carry a rating. */
const topics = ['conversation.rating.added', 'conversation.admin.closed', 'conversation.admin.replied', 'conversation.user.replied'];

function openIntercom(body: unknown): Unwrapped {
  const message = objectIn(body);
  if (typeof message?.topic !== 'string') return { problem: 'This does not look like a notification of Intercom: topic is missing.' };
  if (!topics.includes(message.topic)) return { notUsed: `Kept uses the ratings of conversations (conversation.rating.added), not “${shown(message.topic)}”.` };
  const record = objectIn(objectIn(message.data)?.item);
  if (record?.id === undefined) return { problem: 'The conversation in this notification is not as Intercom describes it: data.item.id is missing.' };
  return { records: [{ record, format: intercomJson }], ifEmpty: 'Nobody has rated this conversation yet, so there is nothing to take in.' };
}

/** A ticket with its rating, satisfaction ratings, or an answered survey of the newer kind, alone or as a list. */
function openZendesk(body: unknown): Unwrapped {
  const message = objectIn(body);
  const lists = Array.isArray(body) ? body : [message?.tickets, message?.satisfaction_ratings, message?.survey_responses].find(Array.isArray);
  const candidates: readonly unknown[] = lists ?? [message?.ticket, message?.satisfaction_rating, message?.survey_response, message?.detail, message?.event, message];
  const found = candidates.flatMap((candidate) => {
    const record = objectIn(candidate);
    const format = record === undefined ? undefined : zendeskFormatOf(record);
    return record === undefined || format === undefined ? [] : [{ record, format }];
  });
  const records = lists === undefined ? found.slice(0, 1) : found;
  if (records.length === 0) return { problem: 'There is neither a ticket with satisfaction_rating, nor satisfaction_rating with ticket_id, nor an answered survey in this message. Send the ticket as Zendesk’s API has it, or set a mapping for this source.' };
  return { records, ifEmpty: records[0]?.format === zendeskCsatJson ? 'Every question of this survey was skipped.' : 'Nobody has rated this ticket yet, so there is nothing to take in.' };
}

/** Messages say less than files: what must be there to know the ticket is enough. */
function zendeskFormatOf(record: JsonObject): JsonFormat | undefined {
  const has = (...names: readonly string[]) => names.every((name) => record[name] !== undefined && record[name] !== null);
  if (has('id') && Array.isArray(record.answers)) return zendeskCsatJson;
  if (has('id', 'satisfaction_rating')) return zendeskTicketsJson;
  return has('ticket_id', 'score') ? zendeskRatingsJson : undefined;
}

function shown(word: string): string {
  return redactText(word.slice(0, 60)).text;
}

import type { WebhookFormat } from '@kept/core/listen/webhook-words.ts';
import { cleanText } from '@kept/core/listen/clean-text.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { sha256 } from '../../secrets.ts';

const longestId = 200;
const longestType = 100;

/**
 * What a message is called and what type it is of. Threat: an id nobody signed lets a recorded message in under a new name; so it
 * comes from the body or a signed header, and without one the body itself is its name.
 */
export function nameEvent(format: WebhookFormat, message: unknown, body: Uint8Array, signedId: string | undefined): { eventId: string; eventType: string } {
  const given = signedId ?? idIn(format, message);
  const hash = `sha256:${sha256(body)}`;
  const eventId = given === undefined || given === '' || given.length > longestId || given.startsWith('sha256:') ? hash : cleanText(given);
  const type = redactText(cleanText(typeIn(format, message) ?? '')).text.slice(0, longestType);
  return { eventId: eventId === '' ? hash : eventId, eventType: type === '' ? 'without a type' : type };
}

function idIn(format: WebhookFormat, message: unknown): string | undefined {
  if (format === 'typeform') return textAt(message, 'form_response', 'token') ?? textAt(message, 'event_id');
  return format === 'standard' ? undefined : textAt(message, 'id');
}

function typeIn(format: WebhookFormat, message: unknown): string | undefined {
  if (format === 'typeform') return textAt(message, 'event_type');
  if (format === 'intercom') return textAt(message, 'topic');
  return textAt(message, 'type') ?? (format === 'zendesk' ? 'ticket' : undefined);
}

function textAt(message: unknown, ...path: readonly string[]): string | undefined {
  let found = message;
  for (const name of path) found = typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined;
  if (typeof found === 'number' && Number.isSafeInteger(found)) return String(found);
  return typeof found === 'string' ? found : undefined;
}

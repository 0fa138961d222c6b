import type { BatchDelivery, Delivery } from '@kept/core/close-loop/delivery-rules.ts';
import { Resend } from 'resend';
import { z } from 'zod';
import { findKeys } from './inbound/read-head.ts';
import { returnTag } from './inbound/resend-inbox.ts';
import { longestPauseSeconds, type Pace } from './pace.ts';
import { resendMeaning } from './resend-errors.ts';
import type { MailTransport, OutgoingMail } from './transport.ts';

const mostPauses = 3;
const timeoutMs = 20_000;
const mostPerBatch = 100;

const one = z.object({ id: z.string() });
const many = z.object({ data: z.array(one), errors: z.array(z.object({ index: z.int().min(0), message: z.string() })).nullish() });
const noSense = { outcome: 'unknown', reason: 'Resend: an answer that makes no sense.' } as const;

interface ResendOptions {
  readonly apiKey: string;
  readonly baseUrl: string | undefined;
  readonly pace: Pace;
}

/**
 * Sends through Resend: single mails each under a key of its own, mail to customers up to a hundred in a request under the batch's key, so
 * that a repeat after a lost answer is the same mail. A bad address in a batch costs one row (`permissive`).
 */
export function createResendTransport({ apiKey, baseUrl, pace }: ResendOptions): MailTransport {
  const resend = new Resend(apiKey, baseUrl === undefined ? {} : { baseUrl: baseUrl.replace(/\/$/, '') });
  const deliver = async (message: OutgoingMail, pauses: number): Promise<Delivery> => {
    const asked = await pace.turn();
    if (asked !== undefined) return { outcome: 'later', reason: 'Resend asked everybody to wait.', retryAfterSeconds: asked };
    const answer = await resend.post<unknown>('/emails', emailOf(message), { idempotencyKey: message.idempotencyKey, signal: AbortSignal.timeout(timeoutMs) });
    if (answer.error === null) {
      const taken = one.safeParse(answer.data);
      return taken.success ? { outcome: 'sent', providerId: taken.data.id } : noSense;
    }
    const failed = failureOf(answer);
    const wait = failed.outcome === 'later' ? failed.retryAfterSeconds : undefined;
    if (wait !== undefined) await pace.pauseFor(wait);
    return wait === undefined || wait > longestPauseSeconds || pauses >= mostPauses ? failed : deliver(message, pauses + 1);
  };
  return {
    name: 'resend',
    isRepeatable: true,
    deliver: (message) => deliver(message, 0),
    batches: {
      most: mostPerBatch,
      write: (messages) => Buffer.from(JSON.stringify(messages.map(emailOf))),
      turn: async () => (await pace.turn()) === undefined,
      deliver: async (request, key, count) => {
        // The very bytes, past the library's own writing of JSON: a batch of megabytes would be read and written twice.
        const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', 'idempotency-key': key, 'x-batch-validation': 'permissive' };
        const answer = await resend.fetchRequest<unknown>('/emails/batch', { method: 'POST', body: request, headers, signal: AbortSignal.timeout(timeoutMs) });
        if (answer.error === null) return eachOf(answer.data, count);
        const failed = failureOf(answer);
        if (failed.outcome === 'later' && failed.retryAfterSeconds !== undefined) await pace.pauseFor(failed.retryAfterSeconds);
        return failed;
      },
    },
  };
}

/** The ids stand in the order of the mails that were taken; those that were not are named by their place. */
function eachOf(data: unknown, count: number): BatchDelivery {
  const parsed = many.safeParse(data);
  const refused = new Map(parsed.data?.errors?.map(({ index, message }) => [index, message]));
  if (!parsed.success || parsed.data.data.length + refused.size !== count) return noSense;
  const ids = parsed.data.data.values();
  return {
    outcome: 'taken',
    each: Array.from({ length: count }, (_, place) => {
      const reason = refused.get(place);
      return reason === undefined ? { providerId: ids.next().value?.id ?? '' } : { refused: `Resend: ${reason}` };
    }),
  };
}

function failureOf({ error, headers }: { readonly error: { readonly name: string; readonly message: string; readonly statusCode: number | null }; readonly headers: Readonly<Record<string, string>> | null }): Exclude<Delivery, { outcome: 'sent' }> {
  const meaning = resendMeaning(error.name, error.statusCode);
  const reason = `Resend: ${error.message}`;
  return meaning === 'later' ? { outcome: 'later', reason, retryAfterSeconds: secondsIn(headers?.['retry-after']) } : { outcome: meaning, reason };
}

/** A mail in the words of Resend's API. */
function emailOf(message: OutgoingMail) {
  const { 'Reply-To': replyTo, ...headers } = message.headers;
  return {
    from: `${quoted(message.from.name)} <${message.from.email}>`,
    to: message.to.name === null ? message.to.email : `${quoted(message.to.name)} <${message.to.email}>`,
    subject: message.subject,
    html: message.html,
    text: message.plainText,
    headers,
    ...(replyTo === undefined ? {} : { reply_to: replyTo }),
    ...tagsOf(message),
  };
}

/** What Resend tells of a mail later carries the mail's own key, so that it finds its way back (inbound/resend-inbox.ts). */
function tagsOf({ returnPath }: OutgoingMail) {
  const key = findKeys(returnPath ?? '')[0]?.key;
  return key === undefined ? {} : { tags: [{ name: returnTag, value: key }] };
}

function quoted(name: string): string {
  return `"${name.replace(/["\\\r\n]/g, '')}"`;
}

function secondsIn(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,5}$/.test(header) ? Number(header) : undefined;
}

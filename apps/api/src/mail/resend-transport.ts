import type { Delivery } from '@kept/core/close-loop/delivery-rules.ts';
import { Resend } from 'resend';
import { findKeys } from './inbound/read-head.ts';
import { returnTag } from './inbound/resend-inbox.ts';
import { createPace } from './pace.ts';
import { resendMeaning } from './resend-errors.ts';
import type { MailTransport, OutgoingMail } from './transport.ts';

/** Short pauses are waited out here; longer ones send the mail back to the queue. */
const longestPauseSeconds = 5;
const mostPauses = 3;
const timeoutMs = 20_000;

/** Sends through Resend, each mail under its own idempotency key, so that a repeat after a lost answer is the same mail. */
export function createResendTransport(options: { apiKey: string; baseUrl: string | undefined }): MailTransport {
  const resend = new Resend(options.apiKey, options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl.replace(/\/$/, '') });
  const pace = createPace();
  const deliver = async (message: OutgoingMail, pauses: number): Promise<Delivery> => {
    await pace.turn();
    const delivery = await deliverOnce(resend, message);
    const wait = delivery.outcome === 'later' ? delivery.retryAfterSeconds : undefined;
    if (wait === undefined || wait > longestPauseSeconds || pauses >= mostPauses) return delivery;
    pace.pauseFor(wait);
    return deliver(message, pauses + 1);
  };
  return { name: 'resend', isRepeatable: true, deliver: (message) => deliver(message, 0) };
}

async function deliverOnce(resend: Resend, message: OutgoingMail): Promise<Delivery> {
  const { 'Reply-To': replyTo, ...headers } = message.headers;
  const answer = await resend.emails.send(
    {
      from: `${quoted(message.from.name)} <${message.from.email}>`,
      to: message.to.name === null ? message.to.email : `${quoted(message.to.name)} <${message.to.email}>`,
      subject: message.subject,
      html: message.html,
      text: message.plainText,
      headers,
      ...(replyTo === undefined ? {} : { replyTo }),
      ...tagsOf(message),
    },
    { idempotencyKey: message.idempotencyKey, signal: AbortSignal.timeout(timeoutMs) },
  );
  if (answer.error === null) return { outcome: 'sent', providerId: answer.data.id };
  const meaning = resendMeaning(answer.error.name);
  const reason = `Resend: ${answer.error.message}`;
  if (meaning !== 'later') return { outcome: meaning, reason };
  return { outcome: 'later', reason, retryAfterSeconds: secondsIn(answer.headers?.['retry-after']) };
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

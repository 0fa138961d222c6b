import type { WebhookFormat } from '@kept/core/listen/webhook-words.ts';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** A message as it came, before anything is believed of it. */
export interface SignedMessage {
  readonly body: Uint8Array;
  readonly header: (name: string) => string | undefined;
}

/** A genuine message, with its id where the signature covers one; or the sentence that turns it away. */
export type Verified = { readonly ok: true; readonly signedId: string | undefined } | { readonly ok: false; readonly sentence: string };

export interface WebhookSecrets {
  readonly current: string;
  /** The one before, and until when it is taken too. */
  readonly previous?: { readonly secret: string; readonly until: Date } | undefined;
}

/** How far a message's own time may lie from ours: what is recorded and sent again later is refused. */
const windowMs = 5 * 60_000;

/** Each format's signature: which header, and over what. */
interface Scheme {
  readonly header: string;
  /** When it was signed, by what the signature covers; formats without a time are guarded by their ids alone. */
  readonly signedAt?: (message: SignedMessage) => Date | undefined;
  readonly isSignedWith: (secret: string, message: SignedMessage) => boolean;
  readonly signedId?: (message: SignedMessage) => string | undefined;
}

const schemes = {
  standard: {
    header: 'webhook-signature',
    signedAt: (message) => secondsIn(message.header('webhook-timestamp')),
    signedId: (message) => message.header('webhook-id'),
    isSignedWith: (secret, message) => {
      const id = message.header('webhook-id');
      const at = secondsIn(message.header('webhook-timestamp'));
      if (id === undefined || at === undefined) return false;
      const mac = createHmac('sha256', standardKey(secret)).update(`${id}.${at.getTime() / 1000}.`).update(message.body);
      const expected = `v1,${mac.digest('base64')}`;
      return (message.header('webhook-signature') ?? '').split(' ').some((given) => isSame(given, expected));
    },
  },
  typeform: {
    header: 'typeform-signature',
    isSignedWith: (secret, message) => isSame(message.header('typeform-signature') ?? '', `sha256=${createHmac('sha256', secret).update(message.body).digest('base64')}`),
  },
  zendesk: {
    header: 'x-zendesk-webhook-signature',
    signedAt: (message) => instantIn(message.header('x-zendesk-webhook-signature-timestamp')),
    isSignedWith: (secret, message) => {
      const mac = createHmac('sha256', secret).update(message.header('x-zendesk-webhook-signature-timestamp') ?? '').update(message.body);
      return isSame(message.header('x-zendesk-webhook-signature') ?? '', mac.digest('base64'));
    },
  },
  intercom: {
    header: 'x-hub-signature',
    isSignedWith: (secret, message) => isSame(message.header('x-hub-signature') ?? '', `sha1=${createHmac('sha1', secret).update(message.body).digest('hex')}`),
  },
} as const satisfies Record<WebhookFormat, Scheme>;

/** Threat: anybody who learns an address makes up messages, or sends one again. Checks the signature over the bytes as they came, and their age. */
export function verifyWebhook(format: WebhookFormat, secrets: WebhookSecrets, message: SignedMessage, now: Date): Verified {
  const scheme: Scheme = schemes[format];
  if (message.header(scheme.header) === undefined) return refused(`This message is not signed: the header ${scheme.header} is missing.`);
  const { current, previous } = secrets;
  if (!scheme.isSignedWith(current, message)) {
    if (previous === undefined || !scheme.isSignedWith(previous.secret, message)) return refused('The signature does not fit this message and the secret of this address.');
    if (previous.until <= now) return refused(`This message is signed with the secret that was replaced. It was taken until ${writeInstant(previous.until)}; sign with the new one.`);
  }
  if (scheme.signedAt !== undefined) {
    const at = scheme.signedAt(message);
    if (at === undefined || Math.abs(now.getTime() - at.getTime()) > windowMs) return refused('The time this message was signed at lies more than five minutes from ours. Sign it anew, and check the clock of the machine that sends it.');
  }
  return { ok: true, signedId: scheme.signedId?.(message) };
}

/** A new secret as its format wants it: Standard Webhooks with its own prefix, Typeform as any text. */
export function newWebhookSecret(format: WebhookFormat, random: (bytes: number) => Uint8Array): string {
  const bytes = Buffer.from(random(32));
  return format === 'standard' ? `whsec_${bytes.toString('base64')}` : bytes.toString('base64url');
}

/** The bytes a secret of Standard Webhooks stands for: base64, after its prefix. */
function standardKey(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}

function refused(sentence: string): Verified {
  return { ok: false, sentence };
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function secondsIn(text: string | undefined): Date | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? new Date(Number(text) * 1000) : undefined;
}

function instantIn(text: string | undefined): Date | undefined {
  const at = new Date(text ?? '');
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function writeInstant(at: Date): string {
  return at.toISOString().slice(0, 16).replace('T', ' ').concat(' UTC');
}

import type { Attempt } from '@kept/core/organisation/next-delivery.ts';
import { webhookAddressProblem } from '@kept/core/organisation/webhook-address-problem.ts';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import type { FoundAddress, OutsideWeb } from './outside-web.ts';
import { isPublicAddress } from './public-address.ts';

/** Of an answer only the status counts; so much is read, to end the call politely. */
const mostRead = 16_384;

export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const notPublic = { status: null, problem: 'This address leads into a private network. Kept sends to public addresses only.' } as const;
const noName = { status: null, problem: 'This name was not found. Check the address.' } as const;

/**
 * Threat: an address that leads to a machine of ours, at once or when it is looked up a second time. The name is looked up once, every address
 * it stands for must be public, and the connection goes to those and no other. No redirect is followed; the whole call has one time limit.
 */
export async function postMessage(web: OutsideWeb, message: Message, now: () => Date): Promise<Attempt> {
  const problem = webhookAddressProblem(message.url, web.isPrivateAllowed);
  if (problem !== undefined) return { status: null, problem };
  const url = new URL(message.url);
  const signal = AbortSignal.timeout(web.longestMs);
  const late = { status: null, problem: `It did not answer within ${Math.ceil(web.longestMs / 1000)} seconds.` } as const;
  const found = await Promise.race([findAddresses(web, url.hostname), ended(signal)]);
  if (found === 'ended') return late;
  if (found.length === 0) return noName;
  if (!web.isPrivateAllowed && !found.every(({ address }) => isPublicAddress(address))) return notPublic;
  return send(url, message, { signal, lookup: pinned(found) }, now).catch((error: unknown) => (signal.aborted ? late : { status: null, problem: whyUnreached(error) }));
}

async function findAddresses(web: OutsideWeb, hostname: string): Promise<readonly FoundAddress[]> {
  const literal = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(literal);
  return family === 0 ? web.resolve(hostname).catch(() => []) : [{ address: literal, family }];
}

function ended(signal: AbortSignal): Promise<'ended'> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve('ended'), { once: true }));
}

/** Answers every question for the name with what was checked. */
function pinned(found: readonly FoundAddress[]): NonNullable<RequestOptions['lookup']> {
  return (_name, options, done) => {
    const [first] = found;
    if (options.all === true) done(null, [...found]);
    else done(null, first?.address ?? '', first?.family ?? 4);
  };
}

function send(url: URL, { headers, body }: Message, options: RequestOptions, now: () => Date): Promise<Attempt> {
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    // A connection of its own, which no proxy of the environment and no earlier look-up has a part in.
    const sent = request(url, { ...options, method: 'POST', agent: false, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) } }, (answer) => {
      const attempt: Attempt = { status: answer.statusCode ?? 0, retryAfterSeconds: secondsUntil(answer.headers['retry-after'], now()) };
      void readOut(answer).then(() => resolve(attempt));
    });
    sent.on('error', reject);
    sent.on('close', () => reject(new Error('closed')));
    sent.end(body);
  });
}

/** Reads the answer to its end, or to where enough was read; what it says is not kept. */
async function readOut(answer: IncomingMessage): Promise<void> {
  let read = 0;
  try {
    for await (const piece of answer) {
      read += Buffer.byteLength(piece);
      if (read > mostRead) break;
    }
  } catch {
    // The status is known, and it is all that counts.
  }
  answer.destroy();
}

function secondsUntil(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1000));
}

const codeWords: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nobody listens at this address.',
  ECONNRESET: 'The connection was cut before an answer came.',
  ENETUNREACH: 'This address cannot be reached from here.',
  EHOSTUNREACH: 'This address cannot be reached from here.',
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is signed by itself, so nobody vouches for it.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Its certificate is signed by somebody nobody vouches for.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Its certificate cannot be checked: a part of the chain is missing.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another name.',
};

function whyUnreached(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return codeWords[code] ?? 'The connection ended before an answer came.';
}

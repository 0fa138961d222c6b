import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { openTeller, type Teller, type Telling } from './tell-webhook.ts';

/** A mail as the stand-in took it, under the key of its request. */
interface Taken {
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  /** The keys that later events carry, so that they find the mail again. */
  readonly tags: readonly { readonly name: string; readonly value: string }[];
  readonly id: string;
}

/** A mail provider of the tests' own: remembers idempotency keys for a day, takes batches, refuses when busy, loses answers, and tells a webhook what became of mails. */
export interface StandInProvider {
  readonly url: string;
  /** Every mail it took, once per key as long as it remembers that: to whom. */
  readonly taken: () => readonly Taken[];
  /** How often it was asked, repeats and refusals included. */
  readonly asked: () => number;
  readonly conflicts: () => number;
  /** What it tells its webhook; undefined without one. */
  readonly teller: Teller | undefined;
  readonly close: () => Promise<void>;
}

/** What it may do instead of its work: take a mail and lose it, ask to wait, fail, answer in riddles, say nothing, find the whole request bad, not know our key. */
export type Mischief = 'loses it' | 'busy' | 'broken' | 'nonsense' | 'silent' | 'refuses' | 'knows no such key';

interface Manners {
  /** Shares between 0 and 1. */
  readonly lostAnswers?: number;
  readonly busy?: number;
  /** Whether it breaks over a request, before it took anything or after: who asked cannot tell. */
  readonly isBroken?: () => boolean;
  readonly retryAfterSeconds?: number;
  readonly chance?: () => number;
  /** Addresses it finds bad. */
  readonly isBad?: (address: string) => boolean;
  readonly mischief?: (path: string) => Mischief | undefined;
  readonly port?: number;
  /** Its clock, by which it forgets keys. */
  readonly now?: () => Date;
  readonly webhook?: Telling;
  /** Sees each mail it takes, words and all; it keeps none of them itself. */
  readonly look?: (mail: Sent) => void;
}

/** So long a provider remembers a key; the same request later is a new one to it. */
const keyMs = 24 * 3_600_000;

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

interface Entry {
  readonly hash: string;
  readonly at: Date;
  readonly answer: Answer;
  readonly mails: readonly Taken[];
}

type Sent = { readonly to: string | readonly string[]; readonly subject: string; readonly html?: string; readonly tags?: Taken['tags'] };

/** Starts a stand-in on this machine, on a free port unless one is given. */
export async function startStandInProvider(manners: Manners = {}): Promise<StandInProvider> {
  const { lostAnswers = 0, busy = 0, retryAfterSeconds = 0, chance = Math.random, now = () => new Date() } = manners;
  const byKey = new Map<string, Entry>();
  const mails: Taken[] = [];
  const teller = manners.webhook === undefined ? undefined : openTeller(manners.webhook, chance);
  let [asked, conflicts] = [0, 0];
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    if (request.method === 'GET') return reply(response, { status: 200, body: tally(mails, asked, conflicts) });
    asked += 1;
    const body = await textOf(request).catch(() => undefined);
    if (body === undefined) return;
    const mischief = manners.mischief?.(path) ?? (chance() < busy ? 'busy' : manners.isBroken?.() === true ? 'broken' : undefined);
    if (mischief !== undefined) return misbehave(response, mischief, retryAfterSeconds);
    const key = String(request.headers['idempotency-key']);
    const hash = createHash('sha256').update(body).digest('hex');
    const known = rememberedEntry(byKey, key, now());
    if (known !== undefined && known.hash !== hash) {
      conflicts += 1;
      return reply(response, { status: 409, body: { statusCode: 409, name: 'invalid_idempotent_request', message: 'This key was used for another mail.' } });
    }
    const entry = known ?? { hash, at: now(), ...take(key, path, body, request.headers['x-batch-validation'] === 'permissive', manners.isBad ?? (() => false), manners.look) };
    byKey.set(key, entry);
    const telling = known === undefined && teller !== undefined ? { isEarly: teller.isEarly(), tell: () => teller.tell(entry.mails) } : undefined;
    if (known === undefined) mails.push(...entry.mails);
    if (telling?.isEarly === true) await telling.tell();
    else void telling?.tell();
    if (chance() < lostAnswers) return response.destroy();
    if (manners.isBroken?.() === true) return misbehave(response, 'broken', 0);
    return reply(response, entry.answer);
  });
  await new Promise<void>((resolve) => server.listen(manners.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stand-in has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    taken: () => mails,
    asked: () => asked,
    conflicts: () => conflicts,
    teller,
    close: () =>
      new Promise((resolve) => {
        teller?.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What it remembers of a key: nothing of one that is older than a day. */
function rememberedEntry(byKey: ReadonlyMap<string, Entry>, key: string, now: Date): Entry | undefined {
  const entry = byKey.get(key);
  return entry === undefined || now.getTime() - entry.at.getTime() >= keyMs ? undefined : entry;
}

/** Takes what a request asks for; in a permissive batch a bad address costs one mail, in a strict one all of them. */
function take(key: string, path: string, body: string, isPermissive: boolean, isBad: (address: string) => boolean, look: Manners['look']): Pick<Entry, 'answer' | 'mails'> {
  const isBatch = path === '/emails/batch';
  const sent: Sent[] = isBatch ? JSON.parse(body) : [JSON.parse(body)];
  const errors = sent.flatMap(({ to }, index) => (isBad(addressIn(String(to))) ? [{ index, message: 'Invalid `to` field.' }] : []));
  if (errors.length > 0 && !(isBatch && isPermissive)) return { mails: [], answer: { status: 422, body: { statusCode: 422, name: 'validation_error', message: 'Invalid `to` field.' } } };
  const mails = sent.flatMap(({ to, subject, tags = [] }, index) => (errors.some((error) => error.index === index) ? [] : [{ key, to: addressIn(String(to)), subject, tags, id: randomUUID() }]));
  if (look !== undefined) for (const [index, mail] of sent.entries()) if (!errors.some((error) => error.index === index)) look(mail);
  const ids = mails.map(({ id }) => ({ id }));
  return { mails, answer: { status: 200, body: isBatch ? { data: ids, ...(isPermissive ? { errors } : {}) } : ids[0] } };
}

function misbehave(response: ServerResponse, mischief: Mischief, retryAfterSeconds: number): void {
  if (mischief === 'silent') return;
  if (mischief === 'nonsense') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
  const answers = {
    'loses it': { status: 200, body: { id: randomUUID(), data: [] } },
    busy: { status: 429, body: { statusCode: 429, name: 'rate_limit_exceeded', message: 'Too many requests.' }, headers: { 'retry-after': String(retryAfterSeconds) } },
    broken: { status: 500, body: { statusCode: 500, name: 'internal_server_error', message: 'Something went wrong.' } },
    'knows no such key': { status: 401, body: { statusCode: 401, name: 'invalid_api_key', message: 'API key is invalid' } },
    refuses: { status: 422, body: { statusCode: 422, name: 'validation_error', message: 'This cannot be sent.' } },
  } as const satisfies Record<string, Answer>;
  reply(response, answers[mischief]);
}

function reply(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function tally(mails: readonly Taken[], asked: number, conflicts: number) {
  return { asked, conflicts, mails: mails.length, addresses: new Set(mails.map(({ to }) => to)).size };
}

function addressIn(to: string): string {
  return /<([^>]+)>/.exec(to)?.[1] ?? to;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

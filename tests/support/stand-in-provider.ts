import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createHash, randomUUID } from 'node:crypto';

/** A mail provider of the tests' own: remembers idempotency keys, refuses when busy, and loses answers. */
export interface StandInProvider {
  readonly url: string;
  /** Every mail it took, once per key: to whom. */
  readonly taken: () => readonly { readonly key: string; readonly to: string; readonly subject: string }[];
  /** How often it was asked, repeats and refusals included. */
  readonly asked: () => number;
  readonly conflicts: () => number;
  readonly close: () => Promise<void>;
}

interface Manners {
  /** Shares between 0 and 1. */
  readonly lostAnswers?: number;
  readonly busy?: number;
  readonly retryAfterSeconds?: number;
  readonly chance?: () => number;
}

/** Starts a stand-in on a free port of this machine. */
export async function startStandInProvider(manners: Manners = {}): Promise<StandInProvider> {
  const { lostAnswers = 0, busy = 0, retryAfterSeconds = 0, chance = Math.random } = manners;
  const byKey = new Map<string, { id: string; hash: string; to: string; subject: string }>();
  let asked = 0;
  let conflicts = 0;
  const answer = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
  const server = createServer(async (request, response) => {
    asked += 1;
    const body = await textOf(request).catch(() => undefined);
    if (body === undefined) return;
    if (chance() < busy) return answer(response, 429, { statusCode: 429, name: 'rate_limit_exceeded', message: 'Too many requests.' }, { 'retry-after': String(retryAfterSeconds) });
    const key = String(request.headers['idempotency-key']);
    const hash = createHash('sha256').update(body).digest('hex');
    const known = byKey.get(key);
    if (known !== undefined && known.hash !== hash) {
      conflicts += 1;
      return answer(response, 409, { statusCode: 409, name: 'invalid_idempotent_request', message: 'This key was used for another mail.' });
    }
    const mail: { to: string | string[]; subject: string } = JSON.parse(body);
    const entry = known ?? { id: randomUUID(), hash, to: String(mail.to), subject: mail.subject };
    byKey.set(key, entry);
    if (chance() < lostAnswers) return response.destroy();
    return answer(response, 200, { id: entry.id });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stand-in has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    taken: () => [...byKey].map(([key, { to, subject }]) => ({ key, to: addressIn(to), subject })),
    asked: () => asked,
    conflicts: () => conflicts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function addressIn(to: string): string {
  return /<([^>]+)>/.exec(to)?.[1] ?? to;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

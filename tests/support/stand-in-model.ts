import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** How the stand-in behaves: well, or in one of the ways real endpoints fail. */
export type ModelManner = 'well' | 'hangs' | 'nonsense' | 'no json' | 'wrong length' | 'too few' | 'zeros' | 'huge' | 'short texts only' | 'busy' | 'broken' | 'forbidden' | 'redirects';

/** A model endpoint of the tests' own, in the manner of OpenAI's API: vectors from words, and whatever a test lets it say. */
export interface StandInModel {
  readonly url: string;
  readonly behave: (manner: ModelManner) => void;
  /** What it answers to a chat. */
  readonly say: (words: string) => void;
  /** The bodies of all requests, oldest first. */
  readonly asked: () => readonly string[];
  readonly close: () => Promise<void>;
}

const dimensions = 48;

/** Starts a stand-in on a free port of this machine. */
export async function startStandInModel(): Promise<StandInModel> {
  let manner: ModelManner = 'well';
  let words = 'A title';
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await textOf(request).catch(() => undefined);
    if (body === undefined) return;
    bodies.push(body);
    answer(response, manner, request.url ?? '', body, words);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stand-in has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    behave: (next) => {
      manner = next;
    },
    say: (next) => {
      words = next;
    },
    asked: () => bodies,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, manner: ModelManner, path: string, body: string, words: string): void {
  const send = (status: number, text: string, headers: Record<string, string> = {}) => void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  if (manner === 'hangs') return;
  if (manner === 'no json') return send(200, '<html>Sign in to the hotel network</html>');
  if (manner === 'nonsense') return send(200, '{"data":[{"embedding":"yes"}],"choices":{"message":7}}');
  if (manner === 'huge') return send(200, `{"data":"${'x'.repeat(17_000_000)}"}`);
  if (manner === 'busy') return send(429, '{}', { 'retry-after': '0' });
  if (manner === 'broken') return send(500, '{"error":"out of memory"}');
  if (manner === 'forbidden') return send(401, '{"error":"no such key"}');
  if (manner === 'redirects') return send(302, '', { location: 'http://127.0.0.1:9/' });
  if (path.endsWith('/chat/completions')) return send(200, JSON.stringify({ choices: [{ message: { role: 'assistant', content: words } }] }));
  const { input }: { input: string[] } = JSON.parse(body);
  if (manner === 'short texts only' && (input.length > 2 || input.some((text) => text.length > 300))) return send(413, '{}');
  const data = input.map((text, index) => ({ index, embedding: manner === 'zeros' ? Array.from({ length: dimensions }, () => 0) : vectorOf(text, manner === 'wrong length' && index === 0 ? dimensions + 1 : dimensions) }));
  // Backwards, as an answer may come: the index says what belongs where.
  return send(200, JSON.stringify({ data: (manner === 'too few' ? data.slice(1) : data).toReversed() }));
}

function vectorOf(text: string, length: number): number[] {
  const vector = Array.from({ length }, () => 0.01);
  for (const word of text.toLowerCase().match(/\p{L}{3,}/gu) ?? []) {
    let hash = 7;
    for (const letter of word) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
    vector[hash % length] = (vector[hash % length] ?? 0) + 1;
  }
  return vector;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createHmac } from 'node:crypto';

/** One message as it came in. */
export interface Received {
  readonly path: string;
  readonly id: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Answer = (response: ServerResponse) => void;

/** Somebody else's server, which answers as it is told and remembers what it was told; 200 unless told otherwise. */
export async function openReceiver() {
  const received: Received[] = [];
  const answers = new Map<string, Answer>();
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const one = { path: request.url ?? '', id: String(request.headers['webhook-id']), headers: request.headers, body: Buffer.concat(pieces).toString('utf8') };
      received.push(one);
      (answers.get(one.path) ?? status(200))(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    port,
    url: (path: string) => `http://127.0.0.1:${port}${path}`,
    answer: (path: string, how: Answer) => void answers.set(path, how),
    at: (path: string) => received.filter((one) => one.path === path),
    /** Cuts every line that is open. */
    hangUp: () => server.closeAllConnections(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with a status and headers. */
export function status(code: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => void response.writeHead(code, headers).end('ok');
}

/** Takes the message and says nothing, for ever. */
export const never: Answer = () => undefined;

/** Takes the message, and the line is cut before the answer. */
export const lost: Answer = (response) => void response.destroy();

/** Says whether a message is signed with a secret, made from the specification and not by the code that signs. */
export function isSignedWith(secret: string, { headers, body }: Received): boolean {
  const mac = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64')).update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`).digest('base64');
  return String(headers['webhook-signature']).split(' ').includes(`v1,${mac}`);
}

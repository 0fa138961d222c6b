import { connect, createServer, type Socket } from 'node:net';

/** A door to a PostgreSQL server that counts the statements going through it, whatever driver sends them. */
export interface QueryCounter {
  readonly url: string;
  readonly count: () => number;
  readonly close: () => Promise<void>;
}

const simpleQuery = 'Q'.charCodeAt(0);
const bind = 'B'.charCodeAt(0);
const headerBytes = 5;

/** Opens the door. A statement is a simple query or one binding of a prepared one (PostgreSQL frontend/backend protocol 3). */
export async function countQueries(url: string): Promise<QueryCounter> {
  const target = new URL(url);
  const upstreamPort = Number(target.port);
  const sockets = new Set<Socket>();
  let statements = 0;
  const server = createServer((client) => {
    const upstream = connect(upstreamPort, target.hostname);
    const see = messagesOf((type) => {
      if (type === simpleQuery || type === bind) statements += 1;
    });
    client.on('data', see);
    client.pipe(upstream);
    upstream.pipe(client);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The door has no port.');
  target.port = String(address.port);
  return {
    url: target.href,
    count: () => statements,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Cuts a byte stream into messages and tells each one's type; the first message of a connection has none. */
function messagesOf(tell: (type: number) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let isFirst = true;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const start = isFirst ? 0 : 1;
      if (rest.length < (isFirst ? 4 : headerBytes)) return;
      const length = rest.readUInt32BE(start) + start;
      if (rest.length < length) return;
      if (!isFirst) tell(rest[0] ?? 0);
      isFirst = false;
      rest = rest.subarray(length);
    }
  };
}

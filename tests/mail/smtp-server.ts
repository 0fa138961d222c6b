import { createServer, type Socket } from 'node:net';

/** A mail server of the tests' own: takes mail by SMTP (RFC 5321) and keeps it; an address it knows to be wrong gets a 550, others what `answer` says to a command. */
export interface SmtpServer {
  readonly url: string;
  readonly messages: { readonly from: string; readonly to: string; readonly raw: string }[];
  readonly close: () => Promise<void>;
}

/** Starts one on a free port of this machine. `cutAfterData` drops the line instead of answering the finished message. */
export async function startSmtpServer(manners: { cutAfterData?: boolean; answer?: (command: string) => string | undefined } = {}): Promise<SmtpServer> {
  const messages: SmtpServer['messages'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    talk(socket, messages, manners.cutAfterData ?? false, manners.answer ?? (() => undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port.');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    messages,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function talk(socket: Socket, messages: SmtpServer['messages'], cutAfterData: boolean, answer: (command: string) => string | undefined): void {
  let buffer = '';
  let letter: { from: string; to: string } = { from: '', to: '' };
  let isData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say(answer('CONNECT') ?? '220 stand-in ESMTP');
  socket.on('data', (chunk) => {
    buffer += chunk.toString('utf8');
    for (let end = nextEnd(buffer, isData); end !== undefined; end = nextEnd(buffer, isData)) {
      const part = buffer.slice(0, end.at);
      buffer = buffer.slice(end.at + end.length);
      const own = isData ? undefined : answer(part);
      if (own !== undefined) say(own);
      else if (isData) {
        isData = false;
        if (cutAfterData) return socket.destroy();
        messages.push({ ...letter, raw: part.replace(/\r\n\.\./g, '\r\n.') });
        say('250 taken');
      } else if (/^EHLO|^HELO/i.test(part)) say('250 stand-in');
      else if (/^MAIL FROM:/i.test(part)) {
        letter = { from: addressIn(part), to: '' };
        say('250 ok');
      } else if (/^RCPT TO:/i.test(part)) {
        letter.to = addressIn(part);
        say(letter.to.startsWith('nobody@') ? '550 no such mailbox' : '250 ok');
      } else if (/^DATA/i.test(part)) {
        isData = true;
        say('354 go on');
      } else say(/^QUIT/i.test(part) ? '221 bye' : '250 ok');
    }
    return undefined;
  });
}

function nextEnd(buffer: string, isData: boolean): { at: number; length: number } | undefined {
  const mark = isData ? '\r\n.\r\n' : '\r\n';
  const at = buffer.indexOf(mark);
  return at < 0 ? undefined : { at, length: mark.length };
}

function addressIn(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? '';
}

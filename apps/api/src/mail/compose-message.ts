import nodemailer from 'nodemailer';
import type { OutgoingMail } from './transport.ts';

/** What nodemailer needs to know of a message; files and addresses inside it are never opened. */
export function messageOptions(message: OutgoingMail, date: Date) {
  return {
    from: { name: message.from.name, address: message.from.email },
    to: { name: message.to.name ?? '', address: message.to.email },
    subject: message.subject,
    text: message.plainText,
    html: message.html,
    headers: { ...message.headers },
    messageId: `<${message.mailId}@${message.from.email.split('@').at(-1) ?? 'kept.invalid'}>`,
    baseBoundary: message.mailId,
    date,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The bytes of a message (RFC 5322, MIME), the same each time for the same message and date. */
export async function composeMessage(message: OutgoingMail, date: Date): Promise<Uint8Array> {
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const sent = await composer.sendMail(messageOptions(message, date));
  const bytes: unknown = sent.message;
  if (!Buffer.isBuffer(bytes)) throw new TypeError('The composed message is not a buffer.');
  return new Uint8Array(bytes);
}

import nodemailer from 'nodemailer';
import type { OutgoingMail } from './transport.ts';

/** The bytes of a message (RFC 5322, MIME), the same each time for the same message and date. */
export async function composeMessage(message: OutgoingMail, date: Date): Promise<Uint8Array> {
  const composer = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const sent = await composer.sendMail({
    from: { name: message.from.name, address: message.from.email },
    to: { name: message.to.name ?? '', address: message.to.email },
    subject: message.subject,
    text: message.plainText,
    html: message.html,
    headers: { ...message.headers },
    messageId: `<${message.mailId}@kept.invalid>`,
    date,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes: unknown = sent.message;
  if (!Buffer.isBuffer(bytes)) throw new TypeError('The composed message is not a buffer.');
  return new Uint8Array(bytes);
}

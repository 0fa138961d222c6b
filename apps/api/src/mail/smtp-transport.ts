import type { Delivery } from '@kept/core/close-loop/delivery-rules.ts';
import { namesAddressFault } from '@kept/core/mail/is-address-fault.ts';
import nodemailer from 'nodemailer';
import { messageOptions } from './compose-message.ts';
import type { MailTransport } from './transport.ts';

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const;

/** Sends through a mail server. SMTP knows no repeat: a mail whose fate is unknown is not sent again by itself. */
export function createSmtpTransport(url: string, now: () => Date): MailTransport {
  const mailer = nodemailer.createTransport({ ...smtpAddress(url), ...timeouts, disableFileAccess: true, disableUrlAccess: true });
  return {
    name: 'smtp',
    isRepeatable: false,
    deliver: async (message): Promise<Delivery> => {
      try {
        const sent = await mailer.sendMail({ ...messageOptions(message, now()), envelope: { from: message.returnPath ?? message.from.email, to: message.to.email } });
        return { outcome: 'sent', providerId: sent.messageId };
      } catch (error) {
        return smtpMeaning(error);
      }
    },
  };
}

/** What is said before the reader's address comes up is about us: our name, our password, our sender. A mail too large (552) is the exception. */
const beforeReader = /^(EHLO|HELO|LHLO|AUTH\b.*|MAIL FROM)$/;

/**
 * Reads a failed attempt: a 4xx or a server that was never reached may be tried again; a 5xx refuses the mail, or all of ours where it comes
 * before the reader's address is named; a line cut after DATA may have gone.
 */
export function smtpMeaning(error: unknown): Delivery {
  const code = property(error, 'code');
  const status = property(error, 'responseCode');
  const reason = `The mail server: ${error instanceof Error ? error.message.split(/[\r\n]/)[0] : 'no answer'}`;
  const isFinal = typeof status === 'number' && status >= 500;
  if (code === 'ENOAUTH' || (isFinal && status !== 552 && isAboutUs(String(code), String(property(error, 'command'))))) return { outcome: 'barred', reason };
  if (code === 'EAUTH' || code === 'ETLS') return { outcome: 'later', reason, retryAfterSeconds: undefined };
  if (isFinal) return { outcome: 'refused', reason, isAddressBad: namesAddressFault(String(property(error, 'response') ?? '')) };
  if (typeof status === 'number' && status >= 400) return { outcome: 'later', reason, retryAfterSeconds: undefined };
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { outcome: 'refused', reason };
  // The library calls every closed line "CONN"; only a line that was never opened is certain not to have carried the mail.
  if (code === 'EDNS' || ['connect', 'getaddrinfo', 'queryA'].includes(String(property(error, 'syscall'))) || reason.endsWith('Connection timeout') || reason.endsWith('Greeting never received')) return { outcome: 'later', reason, retryAfterSeconds: undefined };
  return { outcome: 'unknown', reason };
}

function isAboutUs(code: string, command: string): boolean {
  return code === 'EAUTH' || beforeReader.test(command) || (command === 'CONN' && code === 'EPROTOCOL');
}

function smtpAddress(url: string) {
  const address = new URL(url);
  const isSecure = address.protocol === 'smtps:';
  return {
    host: address.hostname,
    port: address.port === '' ? (isSecure ? 465 : 587) : Number(address.port),
    secure: isSecure,
    ...(address.username === '' ? {} : { auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) } }),
  };
}

function property(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Object.getOwnPropertyDescriptor(error, name)?.value : undefined;
}

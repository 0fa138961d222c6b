/** Where a message of the corpus comes from and goes to. */
export interface Places {
  /** The owner's own address on Kept. */
  readonly owner: string;
  /** Their address for replies about the theme. */
  readonly reply: string;
  /** The way back of a mail that went to a customer. */
  readonly bounce: string;
  /** That customer's address. */
  readonly customer: string;
}

/** One message as a program writes it, and what must become of it. */
export interface Letter {
  readonly name: string;
  readonly raw: (at: Places) => string | Uint8Array;
  readonly becomes: {
    readonly state: 'used' | 'not_used' | 'refused' | 'nobody';
    /** What stands on the theme afterwards; undefined when nothing new may. */
    readonly note?: string;
    readonly reason?: RegExp;
    readonly returned?: 'delayed' | 'bounced' | 'complained';
    /** Whether the customer's address gets nothing more. */
    readonly suppressed?: 'bounced' | 'complained';
  };
}

/** Lines as they travel. */
export const lines = (...all: string[]) => all.join('\r\n');

let number = 0;
/** The head of a reply to the owner's mail, each with an id of its own. */
export function head(at: Places, fields: Readonly<Record<string, string>> = {}): string {
  number += 1;
  const all = { Received: `from out.mail.example by mx.reply.example; Mon, 23 Nov 2026 10:0${number % 10}:00 +0000`, From: `Olive Owner <${at.owner}>`, To: at.reply, Subject: 'Re: 6 days late: Refunds are late', Date: 'Mon, 23 Nov 2026 10:05:00 +0000', 'Message-ID': `<letter-${number}@mail.example>`, 'MIME-Version': '1.0', ...fields };
  return Object.entries(all).filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`).join('\r\n');
}

/** A reply in plain text. */
export function plain(at: Places, body: string, fields: Readonly<Record<string, string>> = {}): string {
  return lines(head(at, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': '8bit', ...fields }), '', body.replaceAll('\n', '\r\n'));
}

/** A reply as HTML alone. */
export function html(at: Places, body: string): string {
  return lines(head(at, { 'Content-Type': 'text/html; charset=utf-8' }), '', body);
}

/** A message of several parts. */
export function parts(at: Places, kind: string, all: readonly string[], fields: Readonly<Record<string, string>> = {}): string {
  return lines(head(at, { 'Content-Type': `multipart/${kind}; boundary="=_b"`, ...fields }), '', 'This is a message of several parts.', ...all.map((part) => lines('--=_b', part)), '--=_b--', '');
}

/** One part. */
export const part = (type: string, body: string, more: readonly string[] = []) => lines(`Content-Type: ${type}`, ...more, '', body.replaceAll('\n', '\r\n'));

/** What every program quotes: the mail the owner got. */
export const quoted = '> Olive, one theme waits for you: one late.\n>\n> Refunds are late\n> ----------------\n> 6 days late, was due 15 November. loop: 2 of 5, late.\n>\n> Still on it:\n> http://localhost/t/abc/still-on';

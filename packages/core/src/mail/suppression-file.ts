import type { SuppressionReason } from '../close-loop/mail-rules.ts';
import { normaliseEmail } from '../email-address.ts';
import { readSuppressionDate } from './read-suppression-date.ts';
import { suppressionWord } from './suppression-word.ts';

/** Where in a file stands what; -1 where it does not. */
export interface SuppressionColumns {
  readonly address: number;
  readonly handle: number;
  /** Columns that may say why, the most telling first. */
  readonly reasons: readonly number[];
  readonly at: number;
  readonly note: number;
  /** What the file is about as a whole, where its columns say it: those who left, or those whose mail came back. */
  readonly about: SuppressionReason | undefined;
  /** The first line is already an address: there is no line of names. */
  readonly hasNoHeader: boolean;
}

/** One address of a file, by its spelling or by the handle of our own export; without a date it counts from now. */
export interface SuppressionEntry {
  readonly address: string | undefined;
  readonly handle: string | undefined;
  readonly reason: SuppressionReason;
  readonly at: Date | undefined;
  readonly note: string | undefined;
}

export type ReadSuppressionRow = { readonly entry: SuppressionEntry } | { readonly problem: string } | { readonly mayBeMailed: true };

// By these names in Resend, Postmark, SendGrid, Mailgun, Mailchimp, Brevo, Amazon SES, listmonk and our own export, without case, blanks and signs.
const names = {
  address: ['email', 'emailaddress', 'address', 'recipient', 'emailid', 'mail', 'subscriberemail', 'contactemail', 'destination', 'to'],
  handle: ['handle'],
  reasons: ['suppressionreason', 'reason', 'origin', 'type', 'bouncetype', 'status', 'blockreason', 'unsubreason'],
  at: ['since', 'suppressedat', 'unsubtime', 'cleantime', 'unsubscribedat', 'bouncedat', 'createdat', 'created', 'lastupdatetime', 'timestamp', 'date', 'updatedat', 'lastchanged'],
  note: ['note'],
} as const;

/** Finds out which column is what; undefined when no column holds addresses. */
export function findSuppressionColumns(header: readonly string[]): SuppressionColumns | undefined {
  const plain = header.map((name) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  const find = (wanted: readonly string[]) => wanted.map((name) => plain.indexOf(name)).find((place) => place >= 0) ?? -1;
  const hasNoHeader = header.some((name) => normaliseEmail(name) !== undefined);
  const address = hasNoHeader ? header.findIndex((name) => normaliseEmail(name) !== undefined) : find(names.address);
  const handle = find(names.handle);
  if (address < 0 && handle < 0) return undefined;
  const about = plain.includes('unsubtime') ? 'unsubscribed' : plain.includes('cleantime') ? 'bounced' : undefined;
  return { address, handle, reasons: names.reasons.map((name) => plain.indexOf(name)).filter((place) => place >= 0), at: find(names.at), note: find(names.note), about, hasNoHeader };
}

/** Reads one row. What its cells say weighs most, then what the file is about, then what the person chose for all rows. */
export function readSuppressionRow(cells: readonly string[], columns: SuppressionColumns, chosen: SuppressionReason | undefined): ReadSuppressionRow {
  const cell = (place: number) => (place < 0 ? '' : (cells[place] ?? '').trim());
  const [written, handle] = [asWritten(cell(columns.address)), cell(columns.handle)];
  const said = columns.reasons.map(cell).filter((word) => word !== '');
  const reason = suppressionWord(said) ?? columns.about ?? chosen;
  if (reason === 'may be mailed') return { mayBeMailed: true };
  const address = written === '' ? undefined : normaliseEmail(written);
  if (written === '' && handle === '') return { problem: 'There is no address in this row.' };
  if (address === undefined && handle === '') return { problem: `“${written.slice(0, 80)}” is not an email address.` };
  if (reason === undefined) return { problem: said[0] === undefined ? 'The row does not say why this address gets nothing more. Choose a reason for such rows.' : `“${said[0].slice(0, 80)}” is no reason that is known here. Choose a reason for such rows.` };
  if (reason === 'erased' && handle === '') return { problem: 'That somebody was erased is known only where it happened: such a row needs the handle of our own export.' };
  return { entry: { address, handle: handle === '' ? undefined : handle, reason, at: readSuppressionDate(cell(columns.at)), note: cell(columns.note) === '' ? undefined : asWritten(cell(columns.note)).slice(0, 500) } };
}

/** Our own export puts a sign before what a spreadsheet would take for a formula. */
function asWritten(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');
}

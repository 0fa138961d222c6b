import { isAddressFault } from './is-address-fault.ts';
import type { ReturnKind } from './inbound-words.ts';

/** What a report says of one mail of ours. `isAddressBad` when the address itself is at fault, so that no further mail could arrive. */
export interface ReadReturn {
  readonly kind: ReturnKind;
  readonly isAddressBad: boolean;
  readonly words: string;
}

/** The parts of a report that are read: the machine's fields, and the text for people where there are none. */
export interface ReportParts {
  readonly deliveryStatus: string | undefined;
  readonly feedbackReport: string | undefined;
  readonly text: string;
  /** X-Failed-Recipients: a failure told in words alone. */
  readonly hasFailedRecipients: boolean;
}

const mostWords = 300;

/** Reads a delivery report (RFC 3464), a complaint (RFC 5965) or a failure told in words alone; undefined when nothing went wrong, or nothing can be read. */
export function readReturn({ deliveryStatus, feedbackReport, text, hasFailedRecipients }: ReportParts): ReadReturn | undefined {
  if (feedbackReport !== undefined) return readComplaint(feedbackReport);
  if (deliveryStatus !== undefined) return readDelivery(deliveryStatus);
  return hasFailedRecipients || /^Hi\. This is the qmail-send program/m.test(text.slice(0, 2000)) ? readWords(text) : undefined;
}

function readComplaint(report: string): ReadReturn | undefined {
  const type = fieldsOf(report).get('feedback-type') ?? '';
  return /^(abuse|fraud|virus)\b/i.test(type) ? { kind: 'complained', isAddressBad: true, words: '' } : undefined;
}

function readDelivery(report: string): ReadReturn | undefined {
  const all = report.replace(/\r\n?/g, '\n').split(/\n\s*\n/).map(fieldsOf).flatMap((fields) => readRecipient(fields) ?? []);
  return all.find(({ kind }) => kind === 'bounced') ?? all[0];
}

function readRecipient(fields: ReadonlyMap<string, string>): ReadReturn | undefined {
  const action = (fields.get('action') ?? '').toLowerCase();
  const words = sayingOf(fields.get('diagnostic-code')?.replace(/^[\w-]+\s*;\s*/, '') ?? '');
  const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(fields.get('status') ?? '')?.[1] ?? /\b([245])\d\d\b/.exec(words)?.[1]?.concat('.0.0') ?? '5.0.0';
  if (action.startsWith('failed')) return { kind: 'bounced', isAddressBad: isAddressFault(status), words: words === '' ? status : words };
  return action.startsWith('delayed') ? { kind: 'delayed', isAddressBad: false, words: words === '' ? status : words } : undefined;
}

function readWords(text: string): ReadReturn | undefined {
  const code = /#?\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? /\b([45])\d\d[ -]/.exec(text)?.[1]?.concat('.0.0');
  if (code === undefined) return undefined;
  const line = text.split('\n').find((one) => one.includes(code.slice(0, 1)) && /\b[45]\d\d\b|[45]\.\d/.test(one)) ?? code;
  return { kind: 'bounced', isAddressBad: isAddressFault(code), words: sayingOf(line) };
}

/** The fields of one block, folded lines put together. */
function fieldsOf(block: string): ReadonlyMap<string, string> {
  const lines = block.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ').split('\n');
  return new Map(lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
  }));
}

function sayingOf(words: string): string {
  return words.replace(/\s+/g, ' ').trim().slice(0, mostWords);
}

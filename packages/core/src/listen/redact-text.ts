import { normaliseEmail } from '../email-address.ts';
import { findCards } from './find-cards.ts';
import { findPhones } from './find-phones.ts';
import { findSecretLinks } from './find-secret-links.ts';
import { isIban } from './is-iban.ts';
import type { TextSpan } from './text-span.ts';

export const personalDataKinds = ['card', 'iban', 'phone', 'email', 'link'] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];
export type RedactionCounts = Readonly<Record<PersonalDataKind, number>>;

export interface RedactedText {
  readonly text: string;
  readonly counts: RedactionCounts;
}

const finders: readonly { kind: PersonalDataKind; find: (text: string) => TextSpan[] }[] = [
  { kind: 'link', find: findSecretLinks },
  { kind: 'email', find: findEmails },
  { kind: 'iban', find: findIbans },
  { kind: 'card', find: findCards },
  { kind: 'phone', find: findPhones },
];

/**
 * Replaces card numbers, bank accounts, phone numbers, email addresses and links that carry a secret by [card], [iban],
 * [phone], [email] and [link], before anything is stored or read by a machine. Doing it again changes nothing.
 */
export function redactText(given: string): RedactedText {
  const counts = { card: 0, iban: 0, phone: 0, email: 0, link: 0 };
  let text = given;
  // A replacement can uncover what stood too close to something else to be seen, so we look until nothing is found.
  for (let round = 0, found = true; found && round < 6; round += 1) {
    found = false;
    for (const { kind, find } of finders) {
      const spans = mayHold(kind, text) ? find(text) : [];
      if (spans.length === 0) continue;
      text = replaceSpans(text, spans, `[${kind}]`);
      counts[kind] += spans.length;
      found = true;
    }
  }
  return { text, counts };
}

/** Most texts hold nothing of the kind; a cheap look spares the careful one. */
function mayHold(kind: PersonalDataKind, text: string): boolean {
  if (kind === 'email') return text.includes('@') || text.includes('\uff20');
  if (kind === 'link') return text.includes('.') || text.includes('://');
  return /\p{Nd}(?:[^\p{Nd}\n]{0,3}\p{Nd}){6}/u.test(text) || kind === 'iban';
}

function replaceSpans(text: string, spans: readonly TextSpan[], placeholder: string): string {
  let out = '';
  let from = 0;
  for (const { start, end } of spans) {
    out += text.slice(from, start) + placeholder;
    from = end;
  }
  return out + text.slice(from);
}

function findEmails(text: string): TextSpan[] {
  const found: TextSpan[] = [];
  for (const match of text.matchAll(/[^\s@\uff20<>"(),:;[\]\\]{1,64}[@\uff20](?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,62}/gu)) {
    const address = match[0].replace(/^[.'’*_-]+/u, '');
    if (normaliseEmail(address.normalize('NFKC')) === undefined) continue;
    found.push({ start: match.index + match[0].length - address.length, end: match.index + match[0].length });
  }
  return found;
}

/** IBANs are written in groups of four; where one ends, its country says, or else the longest end that checks out. */
function findIbans(text: string): TextSpan[] {
  const found: TextSpan[] = [];
  const start = /(?<![\p{L}\p{Nd}])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9])/gu;
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const tail = /^(?:[ -]?[A-Za-z0-9]){15,50}/.exec(text.slice(match.index, match.index + 100))?.[0] ?? '';
    const length = longestIban(tail, text[match.index + tail.length]);
    if (length === 0) continue;
    found.push({ start: match.index, end: match.index + length });
    start.lastIndex = match.index + length;
  }
  return found;
}

function longestIban(tail: string, next: string | undefined): number {
  for (let length = tail.length; length >= 15; length -= 1) {
    const follower = tail[length] ?? next ?? ' ';
    if (/[\p{L}\p{Nd}]/u.test(follower) || !/[A-Za-z0-9]/.test(tail[length - 1] ?? '')) continue;
    if (isIban(tail.slice(0, length))) return length;
  }
  return 0;
}

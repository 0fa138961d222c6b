import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { TextSpan } from './text-span.ts';

const usualCountry = 'GB';
const run = /(?<![\p{L}\p{Nd}])(?:[+\uff0b] ?|\()?\p{Nd}(?:[ .()/\u00a0\u2010-\u2013-]{0,3}\p{Nd}){6,40}/gu;
const mostDigits = 17;

/** Finds phone numbers as people write them: international, national with a leading 0, or three groups as in North America. Dates and plain reference numbers are left. */
export function findPhones(text: string): TextSpan[] {
  const found: TextSpan[] = [];
  for (const match of text.matchAll(run)) {
    const groups = [...match[0].matchAll(/(?:[+\uff0b] ?|\()?\p{Nd}+/gu)].map((group) => ({ start: match.index + group.index, end: match.index + group.index + group[0].length }));
    for (let first = 0; first < groups.length; first += 1) {
      const last = phoneEnd(text, groups, first);
      const [from, to] = [groups[first], last === undefined ? undefined : groups[last]];
      if (last === undefined || from === undefined || to === undefined) continue;
      found.push({ start: from.start, end: to.end });
      first = last;
    }
  }
  return found;
}

/** Other numbers may stand before or after: the longest stretch of groups that is a number counts. */
function phoneEnd(text: string, groups: readonly TextSpan[], first: number): number | undefined {
  const start = groups[first]?.start ?? 0;
  for (let last = Math.min(groups.length - 1, first + 8); last >= first; last -= 1) {
    const ascii = text.slice(start, groups[last]?.end).normalize('NFKC').replace(/[\u2010-\u2013]/g, '-');
    if (ascii.replace(/\D/g, '').length <= mostDigits && isPhone(ascii)) return last;
  }
  return undefined;
}

function isPhone(text: string): boolean {
  if (/\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/.test(text)) return false;
  const plain = text.replace(/^\+ /, '+').replace(/^00/, '+');
  if (plain.startsWith('+')) return parsePhoneNumberFromString(plain)?.isPossible() === true;
  if (/^\(?0[1-9]/.test(plain)) return parsePhoneNumberFromString(plain, usualCountry)?.isPossible() === true;
  if (/^\(?[2-9]\d{2}\)?[ .-]{1,2}\d{3}[ .-]\d{4}$/.test(plain)) return parsePhoneNumberFromString(plain, 'US')?.isPossible() === true;
  return false;
}

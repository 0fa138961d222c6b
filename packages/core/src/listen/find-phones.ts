import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { TextSpan } from './text-span.ts';

const usualCountry = 'GB';
const candidate = /(?<![\p{L}\p{Nd}])(?:[+\uff0b] ?|\()?\p{Nd}(?:[ .()/\u00a0\u2010-\u2013-]{0,3}\p{Nd}){6,16}(?!\p{Nd})/gu;

/** Finds phone numbers as people write them: international, national with a leading 0, or three groups as in North America. Dates and plain reference numbers are left. */
export function findPhones(text: string): TextSpan[] {
  const found: TextSpan[] = [];
  for (const match of text.matchAll(candidate)) {
    const ascii = match[0].normalize('NFKC').replace(/[\u2010-\u2013]/g, '-');
    if (!isPhone(ascii)) continue;
    found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function isPhone(text: string): boolean {
  if (/\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/.test(text)) return false;
  const plain = text.replace(/^\+ /, '+').replace(/^00/, '+');
  if (plain.startsWith('+')) return parsePhoneNumberFromString(plain)?.isPossible() === true;
  if (/^\(?0[1-9]/.test(plain)) return parsePhoneNumberFromString(plain, usualCountry)?.isPossible() === true;
  if (/^\(?[2-9]\d{2}\)?[ .-]{1,2}\d{3}[ .-]\d{4}$/.test(plain)) return parsePhoneNumberFromString(plain, 'US')?.isPossible() === true;
  return false;
}

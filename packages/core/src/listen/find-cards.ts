import cardValidator from 'card-validator';
import type { TextSpan } from './text-span.ts';

interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** What stands between this group and the next. */
  readonly sign: string;
}

/** How card numbers are printed: 16 digits in fours, 15 as 4-6-5, 19 with three more. */
const printed = [[4, 4, 4, 4, 3], [4, 4, 4, 4], [4, 6, 5]];

/** Finds card numbers, alone or in groups; other numbers (a price, a date, a code) may stand close by. As printed counts before any other grouping. */
export function findCards(text: string): TextSpan[] {
  const found: TextSpan[] = [];
  for (const run of text.matchAll(/\p{Nd}(?:[ .\u00a0-]{0,2}\p{Nd}){12,60}/gu)) {
    const groups = groupsOf(run[0], run.index);
    const taken = new Set<number>();
    for (const isPrinted of [true, false]) {
      for (let first = 0; first < groups.length; first += 1) {
        const last = cardEnd(groups, first, taken, isPrinted);
        if (last === undefined) continue;
        for (let place = first; place <= last; place += 1) taken.add(place);
        found.push({ start: groups[first]?.start ?? 0, end: groups[last]?.end ?? 0 });
        first = last;
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function groupsOf(run: string, offset: number): Group[] {
  return [...run.matchAll(/(\p{Nd}+)([^\p{Nd}]*)/gu)].map((match) => {
    const [whole = '', digits = '', sign = ''] = match;
    const start = offset + match.index;
    return { digits: asciiDigits(digits), start, end: start + whole.length - sign.length, sign };
  });
}

function cardEnd(groups: readonly Group[], first: number, taken: ReadonlySet<number>, isPrinted: boolean): number | undefined {
  // The pence of a price that stands before another number begin no card.
  if (groups[first - 1]?.sign === '.' && groups[first]?.sign !== '.') return undefined;
  for (let last = Math.min(groups.length - 1, first + 9); last >= first; last -= 1) {
    const window = groups.slice(first, last + 1);
    const signs = new Set(window.slice(0, -1).map((group) => group.sign));
    if (signs.size > 1 || window.some((_, place) => taken.has(first + place))) continue;
    const lengths = window.map((group) => group.digits.length);
    if (isPrinted && window.length > 1 && !printed.some((shape) => shape.join() === lengths.join())) continue;
    const digits = window.map((group) => group.digits).join('');
    if (digits.length >= 13 && digits.length <= 19 && cardValidator.number(digits).isValid) return last;
  }
  return undefined;
}

function asciiDigits(text: string): string {
  return text.normalize('NFKC').replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.charCodeAt(0) - 0x660) % 144));
}

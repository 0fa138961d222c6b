import type { DateOrder } from './parse-moment.ts';

/** Which number is the day in dates such as 03/04/2025, when the cells tell; and whether they leave it open. */
export function findDateOrder(cells: readonly string[]): { dates: DateOrder | null; datesAmbiguous: boolean } {
  const slashed = cells.filter((cell) => /^\d{1,2}[-/]\d{1,2}[-/]\d{4}/.test(cell));
  if (slashed.length === 0) return { dates: null, datesAmbiguous: false };
  const pairs = slashed.map((cell) => cell.split(/[-/]/).map(Number));
  if (pairs.some(([first = 0]) => first > 12)) return { dates: 'dmy', datesAmbiguous: false };
  if (pairs.some(([, second = 0]) => second > 12)) return { dates: 'mdy', datesAmbiguous: false };
  return { dates: null, datesAmbiguous: true };
}

import { addDaysTo, writeDay } from './calendar.ts';

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;

/** The quarter a day lies in, as 2026-Q4. The day is the organisation's own, so its zone decides on New Year's Eve. */
export function periodOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** Says whether a text names a quarter, as 2026-Q4. */
export function isPeriod(text: string): boolean {
  return /^(19|20)\d{2}-Q[1-4]$/.test(text);
}

/** The first day of a quarter. */
export function periodStartOn(period: string): string {
  return `${period.slice(0, 4)}-${String(quarterOf(period) * 3 - 2).padStart(2, '0')}-01`;
}

/** The last day of a quarter. */
export function periodEndOn(period: string): string {
  return addDaysTo(nextDigestOn(periodStartOn(period)), -1);
}

/** The one rule for the day the next quarterly "You said, we did" goes out: the first of the next quarter. */
export function nextDigestOn(day: string): string {
  const quarter = quarterOf(periodOf(day));
  const year = Number(day.slice(0, 4)) + (quarter === 4 ? 1 : 0);
  return `${year}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}-01`;
}

/** The quarter in words: October to December 2026. */
export function writePeriod(period: string): string {
  const last = quarterOf(period) * 3 - 1;
  return `${monthNames[last - 2] ?? ''} to ${monthNames[last] ?? ''} ${period.slice(0, 4)}`;
}

/** Why a period cannot have a digest yet, or undefined when it can. */
export function periodRefusal(period: string, today: string): string | undefined {
  if (!isPeriod(period)) return 'Name the quarter as 2026-Q4.';
  const start = periodStartOn(period);
  return start > today ? `${writePeriod(period)} has not begun yet; its digest can be made from ${writeDay(start)}.` : undefined;
}

function quarterOf(period: string): number {
  return Number(period.slice(6));
}

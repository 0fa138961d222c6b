import { writeDay } from '../calendar.ts';

/** The days of the week, in the order their numbers have: Sunday is 0. */
export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export type Weekday = (typeof weekdays)[number];

/** Days on which an organisation is closed, first and last included. */
export interface ClosingDays {
  readonly fromOn: string;
  readonly toOn: string;
  readonly name: string;
}

/** Which days people work on: no weekend, and no day of `closed` (public holidays and closing days, as yyyy-mm-dd). */
export interface WorkingCalendar {
  readonly weekend: readonly Weekday[];
  readonly closed: ReadonlySet<string>;
}

const dayMilliseconds = 86_400_000;
/** Nobody is closed for longer; a search that finds no working day within it has been given no calendar. */
const closedAtMost = 366;
/** A longer stretch without a working day makes every promise wait too long to be one. */
const stretchAtMost = 60;

/** Days are counted from 1 January 1970, without clocks and zones, so that none is 23 or 25 hours long. */
function numberOf(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMilliseconds);
}

function dayOf(number: number): string {
  return new Date(number * dayMilliseconds).toISOString().slice(0, 10);
}

/** The day of the week a day falls on. */
export function weekdayOf(day: string): Weekday {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sunday';
}

/** Says whether people work on a day. */
export function isWorkingDay(calendar: WorkingCalendar, day: string): boolean {
  return !calendar.weekend.includes(weekdayOf(day)) && !calendar.closed.has(day);
}

/** The first working day on or after a day. */
export function workingDayFrom(calendar: WorkingCalendar, day: string): string {
  return isWorkingDay(calendar, day) ? day : step(calendar, numberOf(day), 1);
}

/** The working day so many working days after a day (before it, when negative). None at all is the day itself, or the next working day where it is none. */
export function addWorkingDays(calendar: WorkingCalendar, day: string, count: number): string {
  if (count === 0) return workingDayFrom(calendar, day);
  let found = day;
  for (let left = Math.abs(count); left > 0; left -= 1) found = step(calendar, numberOf(found), count > 0 ? 1 : -1);
  return found;
}

/** How many working days lie after `from` up to and with `to`; negative, counted from the other side, when `to` is earlier. */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): number {
  const [start, end] = [numberOf(from), numberOf(to)];
  const towards = end >= start ? 1 : -1;
  let count = 0;
  for (let at = start; at !== end; at += towards) if (isWorkingDay(calendar, dayOf(at + towards))) count += towards;
  return count;
}

function step(calendar: WorkingCalendar, from: number, towards: 1 | -1): string {
  for (let at = 1; at <= closedAtMost; at += 1) {
    const day = dayOf(from + at * towards);
    if (isWorkingDay(calendar, day)) return day;
  }
  throw new Error('This calendar has no working days.');
}

/** Every day that closing days name. */
export function closedDays(closings: readonly ClosingDays[]): string[] {
  return closings.flatMap(({ fromOn, toOn }) => Array.from({ length: Math.max(0, numberOf(toOn) - numberOf(fromOn) + 1) }, (_, at) => dayOf(numberOf(fromOn) + at)));
}

/** Says in a sentence why a calendar cannot be kept: it has no working days, or none for very long. Undefined when it can; looked at over two years from a day. */
export function calendarRefusal(calendar: WorkingCalendar, from: string): string | undefined {
  if (weekdays.every((weekday) => calendar.weekend.includes(weekday))) return 'A calendar needs at least one working day in the week.';
  const start = numberOf(from);
  let last = start;
  for (let at = start; at <= start + 2 * closedAtMost; at += 1) {
    if (isWorkingDay(calendar, dayOf(at))) last = at;
    else if (at - last > stretchAtMost) return `There is no working day for more than ${stretchAtMost} days from ${writeDay(dayOf(last))}. Shorten the closing days.`;
  }
  return undefined;
}

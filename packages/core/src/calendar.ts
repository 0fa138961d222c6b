import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { format } from 'date-fns/format';
import { isValid } from 'date-fns/isValid';
import { parse } from 'date-fns/parse';
import { z } from 'zod';

const dayForm = 'yyyy-MM-dd';

/** Says whether a text is a date that exists, as 2026-11-22; 2026-02-31 does not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = parse(text, dayForm, new Date(0));
  return isValid(parsed) && format(parsed, dayForm) === text;
}

/** A date without a time, as 2026-11-22. */
export const daySchema = z.string().refine(isDay, { error: 'This is not a date. Write it as 2026-12-31.' });

/** An instant with its offset, as 2026-11-22T09:00:00Z. */
export const instantSchema = z.iso.datetime({ offset: true, error: 'This is not a point in time. Write it as 2026-12-31T09:00:00Z.' });

/** The calendar day an instant falls on in a time zone, as yyyy-mm-dd. */
export function dayIn(instant: Date, timezone: string): string {
  return format(new TZDate(instant, timezone), dayForm);
}

/** The day so many days after another (before, when negative), as yyyy-mm-dd. */
export function addDaysTo(day: string, days: number): string {
  return format(addDays(parse(day, dayForm, new Date(0)), days), dayForm);
}

/** The instant a day begins in a time zone. */
export function startOfDay(day: string, timezone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, date, timezone).getTime());
}

const dayMilliseconds = 86_400_000;

/** How many days lie from one day to another; negative when the second is earlier. Lists ask it of every row, and a day written alone is read as midnight UTC, where each has 24 hours. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMilliseconds;
}

/** The Monday of the week a day lies in. */
export function mondayOf(day: string): string {
  return addDaysTo(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** Writes a day as people in the organisation read it: 1 December 2026. */
export function writeDay(day: string): string {
  return format(parse(day, dayForm, new Date(0)), 'd MMMM yyyy');
}

/** Writes a day without its year: 1 December. */
export function writeShortDay(day: string): string {
  return format(parse(day, dayForm, new Date(0)), 'd MMMM');
}

/** Says whether a name is a time zone this machine knows, as Europe/London. */
export function isTimezone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

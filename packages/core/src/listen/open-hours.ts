import { TZDate } from '@date-fns/tz';
import { addDaysTo, dayIn } from '../calendar.ts';

/** Customers are mailed between these hours of their own clock, and at no other. */
export const openHours = { from: 9, until: 18 } as const;

/** Says whether a customer may be mailed now, by the clock in their zone. */
export function isOpenHour(at: Date, timezone: string): boolean {
  const hour = new TZDate(at, timezone).getHours();
  return hour >= openHours.from && hour < openHours.until;
}

/** The first moment from an instant on at which a customer may be mailed: that instant, or nine o'clock on their clock, whatever summer time does to the day. */
export function nextOpenHour(at: Date, timezone: string): Date {
  if (isOpenHour(at, timezone)) return at;
  const today = dayIn(at, timezone);
  const opens = openingOf(today, timezone);
  return opens > at ? opens : openingOf(addDaysTo(today, 1), timezone);
}

/** Nine o'clock of the day after, on a customer's own clock. */
export function nextMorning(at: Date, timezone: string): Date {
  return openingOf(addDaysTo(dayIn(at, timezone), 1), timezone);
}

function openingOf(day: string, timezone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, date, openHours.from, timezone).getTime());
}

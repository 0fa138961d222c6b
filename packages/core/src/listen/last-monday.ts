import { addDaysTo, daysBetween } from '../calendar.ts';

const aMonday = '2024-01-01';

/** The Monday on or before a day, as yyyy-mm-dd: friction reports are released once a week. */
export function lastMonday(day: string): string {
  const since = daysBetween(aMonday, day) % 7;
  return addDaysTo(day, -((since + 7) % 7));
}

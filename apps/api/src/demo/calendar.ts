const dayMs = 86_400_000;

/** The instant at which a day written as YYYY-MM-DD begins in UTC; refuses anything that is not a real day. */
export function startOfDay(day: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at) || dayOf(at) !== day) throw new RangeError(`"${day}" is not a day: write it as YYYY-MM-DD.`);
  return at;
}

/** The day, YYYY-MM-DD in UTC, on which an instant falls. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The day so many days before another; a negative number looks ahead. */
export function daysBefore(day: string, days: number): string {
  return dayOf(startOfDay(day) - days * dayMs);
}

/** An instant so many days before the start of a day, fractions allowed. */
export function instantBefore(day: string, days: number): number {
  return startOfDay(day) - Math.round(days * dayMs);
}

/** Milliseconds in the given number of hours. */
export function hoursInMs(hours: number): number {
  return Math.round(hours * 3_600_000);
}

/** 1 to 12. */
export function monthOf(at: number): number {
  return new Date(at).getUTCMonth() + 1;
}

/** How cold the time of year is: 1 in mid January, 0 in mid July. */
export function coldness(at: number): number {
  const yearStart = Date.UTC(new Date(at).getUTCFullYear(), 0, 15);
  return (1 + Math.cos(((at - yearStart) / dayMs / 365.25) * 2 * Math.PI)) / 2;
}

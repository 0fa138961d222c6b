import { daysBetween, writeShortDay } from '../calendar.ts';

/** How a blocked theme waits: for whom, since which day, and how many working days that is by now. */
export interface BlockedFacts {
  /** Null where it was never said. */
  readonly whom: string | null;
  readonly sinceOn: string;
  readonly workingDays: number;
  readonly deadlineOn: string | null;
}

/** Both clocks of a blocked theme in one line: "Blocked for Vendor X since 3 November (14 working days); deadline in 5 days". */
export function blockedClock({ whom, sinceOn, workingDays, deadlineOn }: BlockedFacts, today: string): string {
  const waited = workingDays === 0 ? 'today' : `${workingDays} working ${workingDays === 1 ? 'day' : 'days'}`;
  const blocked = `Blocked${whom === null ? '' : ` for ${whom}`} since ${writeShortDay(sinceOn)} (${waited})${whom === null ? ', it does not say for whom' : ''}`;
  return deadlineOn === null ? blocked : `${blocked}; ${deadlineLeft(daysBetween(today, deadlineOn))}`;
}

function deadlineLeft(days: number): string {
  if (days < 0) return `deadline passed ${days === -1 ? 'yesterday' : `${-days} days ago`}`;
  return days === 0 ? 'deadline today' : days === 1 ? 'deadline tomorrow' : `deadline in ${days} days`;
}

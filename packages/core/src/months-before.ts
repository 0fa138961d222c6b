import { subMonths } from 'date-fns/subMonths';

/** The same instant so many months earlier; at the end of a longer month, that month's last day. */
export function monthsBefore(at: Date, months: number): Date {
  return subMonths(at, months);
}

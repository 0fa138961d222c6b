import { addDaysTo, daysBetween, mondayOf } from '../calendar.ts';
import type { Comparison, HealthPeriodName } from './health-period-names.ts';

/** Days from the first up to, not including, the last, in the organisation's zone. */
export interface DaySpan {
  readonly from: string;
  readonly until: string;
}

/** The days of a named period, today included. */
export function spanOf(name: HealthPeriodName, today: string): DaySpan {
  const tomorrow = addDaysTo(today, 1);
  const month = `${today.slice(0, 8)}01`;
  const quarter = startOfQuarter(today);
  const spans = {
    this_month: { from: month, until: tomorrow },
    last_month: { from: addMonths(month, -1), until: month },
    this_quarter: { from: quarter, until: tomorrow },
    last_quarter: { from: addMonths(quarter, -3), until: quarter },
    this_year: { from: `${today.slice(0, 4)}-01-01`, until: tomorrow },
    last_30_days: { from: addDaysTo(tomorrow, -30), until: tomorrow },
    last_90_days: { from: addDaysTo(tomorrow, -90), until: tomorrow },
    last_12_months: { from: addMonths(month, -11), until: tomorrow },
  } as const satisfies Record<HealthPeriodName, DaySpan>;
  return spans[name];
}

/**
 * What a period is compared with: the whole calendar period before it, the same length before a rolling one, the same days
 * a year earlier, or nothing.
 */
export function comparedSpan(name: HealthPeriodName, comparison: Comparison, today: string): DaySpan | null {
  const { from, until } = spanOf(name, today);
  if (comparison === 'none') return null;
  if (comparison === 'year_before') return { from: addMonths(from, -12), until: addMonths(until, -12) };
  const months = { this_month: 1, last_month: 1, this_quarter: 3, last_quarter: 3, this_year: 12, last_12_months: 12, last_30_days: 0, last_90_days: 0 } as const satisfies Record<HealthPeriodName, number>;
  return { from: months[name] === 0 ? addDaysTo(from, -daysBetween(from, until)) : addMonths(from, -months[name]), until: from };
}

/** Up to a hundred days are drawn by week, more by month. */
export function grainOf(span: DaySpan): 'week' | 'month' {
  return daysBetween(span.from, span.until) <= 100 ? 'week' : 'month';
}

/** The first day of every week (Monday) or month that a span touches, so that a gap shows as one. */
export function bucketsOf(span: DaySpan): string[] {
  const grain = grainOf(span);
  const buckets: string[] = [];
  for (let day = grain === 'week' ? mondayOf(span.from) : `${span.from.slice(0, 8)}01`; day < span.until; day = grain === 'week' ? addDaysTo(day, 7) : addMonths(day, 1)) buckets.push(day);
  return buckets;
}

function startOfQuarter(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
}

/** The same day so many months away; the month's last day where it is shorter. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
}

import { addDaysTo, writeDay } from './calendar.ts';
import type { SurveyLanguage } from './listen/survey-languages.ts';

/** How often an organisation tells its customers what became of what they said. */
export const digestCadences = ['monthly', 'quarterly', 'half_yearly'] as const;
export type DigestCadence = (typeof digestCadences)[number];

/** The words a person reads for each cadence. */
export const digestCadenceWords = { monthly: 'Every month', quarterly: 'Every quarter', half_yearly: 'Every half-year' } as const satisfies Record<DigestCadence, string>;

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;
const months = { monthly: 1, quarterly: 3, half_yearly: 6 } as const satisfies Record<DigestCadence, number>;
const marks = { monthly: '-', quarterly: '-Q', half_yearly: '-H' } as const satisfies Record<DigestCadence, string>;
const examples = { monthly: 'Name the month as 2026-11.', quarterly: 'Name the quarter as 2026-Q4.', half_yearly: 'Name the half-year as 2026-H2.' } as const satisfies Record<DigestCadence, string>;

/** The period a day lies in, as 2026-11, 2026-Q4 or 2026-H2. The day is the organisation's own, so its zone decides on New Year's Eve. */
export function periodOf(day: string, cadence: DigestCadence): string {
  const number = Math.ceil(Number(day.slice(5, 7)) / months[cadence]);
  return `${day.slice(0, 4)}${marks[cadence]}${cadence === 'monthly' ? String(number).padStart(2, '0') : number}`;
}

/** How long the period a text names is, or undefined when it names none. */
export function cadenceOf(period: string): DigestCadence | undefined {
  if (!/^(19|20)\d{2}-(0[1-9]|1[0-2]|Q[1-4]|H[12])$/.test(period)) return undefined;
  return period[5] === 'Q' ? 'quarterly' : period[5] === 'H' ? 'half_yearly' : 'monthly';
}

/** The first day of a period. */
export function periodStartOn(period: string): string {
  return dayOfMonth(period, firstMonthOf(period));
}

/** The last day of a period. */
export function periodEndOn(period: string): string {
  return addDaysTo(nextDigestOn(periodStartOn(period), cadenceOf(period) ?? 'quarterly'), -1);
}

/** The one rule for the day the next "You said, we did" goes out: the first of the next period. */
export function nextDigestOn(day: string, cadence: DigestCadence): string {
  const next = firstMonthOf(periodOf(day, cadence)) + months[cadence];
  return next > 12 ? `${Number(day.slice(0, 4)) + 1}-01-01` : dayOfMonth(day, next);
}

/** The period in words: November 2026, or October to December 2026. */
export function writePeriod(period: string): string {
  const first = firstMonthOf(period);
  const last = first + months[cadenceOf(period) ?? 'quarterly'] - 1;
  return `${first === last ? '' : `${monthNames[first - 1] ?? ''} to `}${monthNames[last - 1] ?? ''} ${period.slice(0, 4)}`;
}

/** The period as readers of a language write it. */
export function writePeriodIn(period: string, language: SurveyLanguage): string {
  if (language === 'en') return writePeriod(period);
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).formatRange(at(periodStartOn(period)), at(periodEndOn(period)));
}

/** Why a period cannot have a digest yet, or undefined when it can. */
export function periodRefusal(period: string, cadence: DigestCadence, today: string): string | undefined {
  if (cadenceOf(period) !== cadence) return examples[cadence];
  const start = periodStartOn(period);
  return start > today ? `${writePeriod(period)} has not begun yet; its digest can be made from ${writeDay(start)}.` : undefined;
}

function firstMonthOf(period: string): number {
  const cadence = cadenceOf(period) ?? 'quarterly';
  return (Number(period.slice(4 + marks[cadence].length)) - 1) * months[cadence] + 1;
}

function dayOfMonth(day: string, month: number): string {
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}

import { addDaysTo, daysBetween } from '../calendar.ts';
import type { LookDay } from './proof-rule.ts';

/** So many whole weeks, the first of which begins on a day. */
export interface Weeks {
  readonly from: string;
  readonly weeks: number;
}

/** The days a look depends on, all in the organisation's zone: when the theme was first said, opened, and its fix went live. */
export interface ProofDays {
  readonly firstOn: string;
  readonly openedOn: string;
  readonly liveOn: string;
}

/** 52 weeks, so that every day meets the same weekday. */
const yearDays = 364;
/** A year is only as alike as its season: four weeks on either side smooth it. */
const aroundDays = 28;

/** Which weeks a look compares. The time before ends where the theme was opened, or went live if that was earlier, and begins where it was first said. */
export function proofWindows({ firstOn, openedOn, liveOn }: ProofDays, look: LookDay): { before: Weeks; after: Weeks; yearBefore: Weeks | null } {
  const until = openedOn < liveOn ? openedOn : liveOn;
  const weeks = Math.max(0, Math.floor(daysBetween(firstOn, until) / 7));
  const yearFrom = addDaysTo(liveOn, -yearDays - aroundDays);
  const yearWeeks = (look + 2 * aroundDays) / 7;
  const isThere = firstOn <= yearFrom && addDaysTo(yearFrom, yearWeeks * 7) <= until;
  return { before: { from: addDaysTo(until, -7 * weeks), weeks }, after: { from: liveOn, weeks: look / 7 }, yearBefore: isThere ? { from: yearFrom, weeks: yearWeeks } : null };
}

import { type ProofRule, tailOfLook } from './proof-rule.ts';
import { type Rate, rateRatio, type RateRatio } from './rate-ratio.ts';
import { weeklySpread } from './weekly-spread.ts';

/** Seven days: people's mentions of the theme, all comments, and all interactions, counted by when they happened. */
export interface ProofWeek {
  readonly mentions: number;
  readonly comments: number;
  readonly interactions: number;
}

/** What is compared at one look, oldest week first: before the theme was opened, since the fix, and around the same time of the year before, where there is such a year. */
export interface LookWeeks {
  readonly before: readonly ProofWeek[];
  readonly after: readonly ProofWeek[];
  readonly yearBefore: readonly ProofWeek[] | null;
}

/** What the data can say of a fix; the last two say why they are silent. */
export const lookVerdicts = ['confirmed', 'contradicted', 'undecided', 'too_little_history', 'too_few'] as const;
export type LookVerdict = (typeof lookVerdicts)[number];

export const exposureUnits = ['interactions', 'comments', 'days'] as const;
export type ExposureUnit = (typeof exposureUnits)[number];

/** One comparison: which weeks before, counted against what, and the ratio with its interval. */
export interface Comparison extends RateRatio {
  readonly unit: ExposureUnit;
  readonly before: Rate;
  readonly after: Rate;
  readonly expected: number;
  readonly spread: number;
  readonly weeksBefore: number;
  readonly isAligned: boolean;
}

/** A verdict and the comparison it hangs on: the weakest of those that had to agree. Without any history there is nothing to compare. */
export interface Look {
  readonly verdict: LookVerdict;
  readonly shown: Comparison | null;
}

export const fewestWeeksBefore = 12;
/** A theme is opened in its worst quarter: so many weeks before the opening may belong to what triggered it. */
const mostTriggerWeeks = 13;

/**
 * Asks the data at one look whether a fix holds. Confirmed when mentions fell to .7 or less with the whole interval below 1, held against
 * the calmest reading of the time before; contradicted by the mirrored rule, against the loudest. Both per interaction (else per comment)
 * and per comment (else per day), and against the same time of the year before where there is one; all must agree. Silent on too little.
 */
export function weighLook(weeks: LookWeeks, rule: ProofRule): Look {
  if (weeks.before.length < fewestWeeksBefore) return { verdict: 'too_little_history', shown: null };
  const units = unitsOf(weeks);
  const falls = units.flatMap((unit) => compare(weeks, calmest(weeks.before, unit), unit, rule));
  const rises = units.flatMap((unit) => compare(weeks, loudest(weeks.before, unit), unit, rule));
  const fall = weakest(falls, (each) => each.upper);
  const rise = weakest(rises, (each) => -each.lower);
  if (rises.every((each) => each.ratio >= 1 / rule.clearRatio && each.lower > 1 && each.after.events >= rule.fewestExpected)) return { verdict: 'contradicted', shown: rise };
  const fewest = weakest(falls, (each) => -each.expected);
  if (fewest.expected < rule.fewestExpected) return { verdict: 'too_few', shown: fewest };
  return { verdict: falls.every((each) => each.ratio <= rule.clearRatio && each.upper < 1) ? 'confirmed' : 'undecided', shown: fall };
}

/** Interactions count where every week holds at least as many of them as comments; a second clock guards the first against fewer surveys or a crisis elsewhere. */
function unitsOf({ before, after, yearBefore }: LookWeeks): readonly [ExposureUnit, ExposureUnit] {
  const all = [...before, ...after, ...(yearBefore ?? [])];
  return all.every((week) => week.interactions > 0 && week.interactions >= week.comments) ? ['interactions', 'comments'] : ['comments', 'days'];
}

function compare({ before: all, after, yearBefore }: LookWeeks, chosen: readonly ProofWeek[], unit: ExposureUnit, rule: ProofRule): Comparison[] {
  const tail = tailOfLook(rule);
  const rated = after.map((week) => rateOf(week, unit));
  const spread = weeklySpread([all.map((week) => rateOf(week, unit)), rated], tail);
  const is = sumOf(rated);
  return [chosen, ...(yearBefore === null ? [] : [yearBefore])].map((weeks) => {
    const was = sumOf(weeks.map((week) => rateOf(week, unit)));
    const expected = was.exposure === 0 ? 0 : (was.events / was.exposure) * is.exposure;
    return { ...rateRatio(was, is, { tail, spread }), unit, before: was, after: is, expected, spread, weeksBefore: weeks.length, isAligned: weeks === yearBefore };
  });
}

/** The weeks before without those, up to a quarter at the end, that would make the time before look worst. */
function calmest(before: readonly ProofWeek[], unit: ExposureUnit): readonly ProofWeek[] {
  const most = Math.min(mostTriggerWeeks, before.length - fewestWeeksBefore);
  const choices = Array.from({ length: most + 1 }, (_, left) => before.slice(0, before.length - left));
  return weakest(choices, (weeks) => -perExposure(weeks, unit));
}

/** All weeks before, or only the last quarter where that was worse. */
function loudest(before: readonly ProofWeek[], unit: ExposureUnit): readonly ProofWeek[] {
  return weakest([before, before.slice(-mostTriggerWeeks)], (weeks) => perExposure(weeks, unit));
}

function perExposure(weeks: readonly ProofWeek[], unit: ExposureUnit): number {
  const { events, exposure } = sumOf(weeks.map((week) => rateOf(week, unit)));
  return exposure === 0 ? 0 : events / exposure;
}

function rateOf(week: ProofWeek, unit: ExposureUnit): Rate {
  return { events: week.mentions, exposure: unit === 'days' ? 7 : week[unit] };
}

function sumOf(rates: readonly Rate[]): Rate {
  return rates.reduce((sum, each) => ({ events: sum.events + each.events, exposure: sum.exposure + each.exposure }), { events: 0, exposure: 0 });
}

/** The one with the largest score; the first of equals. */
function weakest<T>(choices: readonly T[], score: (each: T) => number): T {
  return choices.reduce((best, each) => (score(each) > score(best) ? each : best));
}

import { type Rate, rateRatio, type RateRatio } from './rate-ratio.ts';

/** What is compared: mentions of the theme, all texts received, and days, before the fix and after. */
export interface Period {
  readonly mentions: number;
  readonly texts: number;
  readonly days: number;
}

/** What the data can say of a fix; the last three say why they are silent yet. */
export const proofVerdicts = ['confirmed', 'contradicted', 'undecided', 'too_soon', 'too_little_history', 'too_few'] as const;
export type ProofVerdict = (typeof proofVerdicts)[number];

/** A verdict with what it rests on: the ratio per day, the ratio per text received, and how many mentions were to be expected without a fix. */
export interface Proof {
  readonly verdict: ProofVerdict;
  readonly perDay: RateRatio;
  readonly perText: RateRatio;
  readonly expected: number;
}

const plain = { tail: 0.025, spread: 1 };
export const daysBeforeFix = 84;
export const daysAfterFix = 28;
export const fewestExpected = 20;
/** A fix shows when mentions fall to seven tenths or less; it is contradicted when they grow by as much. */
export const clearRatio = 0.7;

/**
 * Asks the data whether a fix holds: twelve weeks before its live date against at least four weeks after. Confirmed when
 * mentions fell to .7 or less with the whole 95 % interval below 1, both per day and per text received, so that fewer
 * surveys alone confirm nothing. Contradicted by the mirrored rule. Silent below 20 expected mentions.
 */
export function weighPeriods(before: Period, after: Period): Proof {
  const perDay = rateRatio(rate(before, before.days), rate(after, after.days), plain);
  const perText = rateRatio(rate(before, Math.max(1, before.texts)), rate(after, Math.max(1, after.texts)), plain);
  const expected = (before.mentions / Math.max(1, before.days)) * after.days;
  return { verdict: verdictOf(before, after, expected, [perDay, perText]), perDay, perText, expected };
}

/**
 * Asks whether a confirmed fix has worn off: the last four weeks against the calm since the fix by the mirrored rule, and
 * no longer clearly below the time before the fix.
 */
export function hasWornOff(before: Period, calm: Period, recent: Period): boolean {
  if (calm.days < daysAfterFix || recent.days < daysAfterFix || (before.mentions / Math.max(1, before.days)) * recent.days < fewestExpected) return false;
  const back = weighPeriods(before, recent);
  const rise = [rateRatio(rate(calm, calm.days), rate(recent, recent.days), plain), rateRatio(rate(calm, Math.max(1, calm.texts)), rate(recent, Math.max(1, recent.texts)), plain)];
  return rise.every(hasRisen) && back.perDay.ratio > clearRatio && back.perText.ratio > clearRatio;
}

function verdictOf(before: Period, after: Period, expected: number, ratios: readonly RateRatio[]): ProofVerdict {
  if (after.days < daysAfterFix) return 'too_soon';
  if (before.days < daysBeforeFix) return 'too_little_history';
  if (expected < fewestExpected) return 'too_few';
  if (ratios.every((each) => each.ratio <= clearRatio && each.upper < 1)) return 'confirmed';
  return ratios.every(hasRisen) ? 'contradicted' : 'undecided';
}

function hasRisen(each: RateRatio): boolean {
  return each.ratio >= 1 / clearRatio && each.lower > 1;
}

function rate(period: Period, exposure: number): Rate {
  return { events: period.mentions, exposure };
}

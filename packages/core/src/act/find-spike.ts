import { betaShare } from './incomplete-beta.ts';

/** One whole week, Monday to Sunday: people who raised a theme, and all comments received. */
export interface ThemeWeek {
  readonly people: number;
  readonly comments: number;
}

/** A week clearly above the theme's own baseline: how many, how many were to be expected, and how likely that is by chance. */
export interface Spike {
  readonly people: number;
  readonly expected: number;
  readonly chance: number;
  readonly baselineWeeks: number;
}

export const baselineWeeks = 12;
const fewestBaselineWeeks = 4;
const fewestPeople = 10;
const leastRise = 1.5;
const mostChance = 0.001;
/** Even a theme nobody raised may be raised once in two weeks. */
const leastExpected = 0.5;
const leastSpread = 1.05;

/**
 * Holds a whole week against the theme's own weeks before it, oldest first. Whole weeks hold each weekday once, so that a weekend
 * is no fall and a Monday no rise. Expected is the larger of the usual number a week and the usual share of this week's comments.
 * A spike is at least ten people, half as many again as expected, and less likely than one in a thousand by a negative binomial
 * whose spread is that of the weeks before (docs/methods.md, "Spikes").
 */
export function findSpike(week: ThemeWeek, before: readonly ThemeWeek[]): Spike | undefined {
  const baseline = before.slice(before.findIndex(({ comments }) => comments > 0)).slice(-baselineWeeks);
  if (baseline.length < fewestBaselineWeeks || before.every(({ comments }) => comments === 0)) return undefined;
  const people = baseline.reduce((sum, each) => sum + each.people, 0);
  const comments = baseline.reduce((sum, each) => sum + each.comments, 0);
  const mean = people / baseline.length;
  const expected = Math.max(mean, (people / Math.max(1, comments)) * week.comments, leastExpected);
  if (week.people < fewestPeople || week.people < leastRise * expected) return undefined;
  const variance = baseline.reduce((sum, each) => sum + (each.people - mean) ** 2, 0) / (baseline.length - 1);
  const spread = Math.max(leastSpread, mean === 0 ? 1 : variance / mean) * (1 + 1 / baseline.length);
  const chance = atLeastChance(week.people, expected, spread);
  return chance <= mostChance ? { people: week.people, expected, chance, baselineWeeks: baseline.length } : undefined;
}

/** The chance of so many or more from a negative binomial with a mean and a variance of spread times the mean; spread lies above 1. */
function atLeastChance(count: number, mean: number, spread: number): number {
  return betaShare(1 - 1 / spread, count, mean / (spread - 1));
}

import { betaQuantile } from './incomplete-beta.ts';
import type { Rate } from './rate-ratio.ts';

/**
 * How many times more the weeks of each period spread around its own rate than by pure chance: Pearson's chi-squared over its
 * degrees of freedom (McCullagh & Nelder 1989, 4.5), never below 1. Few weeks estimate it badly, so it is raised by what Student's t
 * needs beyond the normal at the same tail.
 */
export function weeklySpread(periods: readonly (readonly Rate[])[], tail: number): number {
  let chi = 0;
  let freedom = 0;
  for (const weeks of periods) {
    const rate = sumOf(weeks, 'events') / sumOf(weeks, 'exposure');
    const used = weeks.filter(({ exposure }) => exposure > 0);
    if (!(rate > 0) || used.length < 2) continue;
    for (const { events, exposure } of used) chi += (events - rate * exposure) ** 2 / (rate * exposure);
    freedom += used.length - 1;
  }
  if (freedom === 0) return 1;
  return Math.max(1, (chi / freedom) * (studentQuantile(tail, freedom) / studentQuantile(tail, manyDegrees)) ** 2);
}

const manyDegrees = 1e6;

/** How far Student's t with so many degrees of freedom reaches before only the tail is left. */
function studentQuantile(tail: number, freedom: number): number {
  const share = betaQuantile(2 * tail, freedom / 2, 0.5);
  return Math.sqrt((freedom * (1 - share)) / share);
}

function sumOf(weeks: readonly Rate[], what: keyof Rate): number {
  return weeks.reduce((sum, week) => sum + week[what], 0);
}

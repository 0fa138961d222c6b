import { coldness, instantBefore } from './calendar.ts';
import type { Random } from './random.ts';

export type LifeCycle =
  | { kind: 'constant' }
  | { kind: 'rising' }
  | { kind: 'winter' }
  | { kind: 'fixed'; fixedDaysAgo: number; residual: number }
  | { kind: 'returning'; fixedDaysAgo: number; returnedDaysAgo: number }
  | { kind: 'spike'; daysAgo: number; width: number };

/** How often a problem is met on a day of the past year, relative to its own busiest time (0 to 1). */
export function intensity(cycle: LifeCycle, today: string, daysAgo: number): number {
  switch (cycle.kind) {
    case 'constant':
      return 0.8;
    case 'rising':
      return 0.35 + 0.5 * (1 - daysAgo / 365) ** 2;
    case 'winter':
      return 0.2 + 0.7 * coldness(instantBefore(today, daysAgo)) ** 2;
    case 'fixed':
      return daysAgo > cycle.fixedDaysAgo ? 0.85 : settling(cycle.fixedDaysAgo - daysAgo, cycle.residual);
    case 'returning':
      if (daysAgo > cycle.fixedDaysAgo) return 0.75;
      return daysAgo < cycle.returnedDaysAgo ? 0.9 : settling(cycle.fixedDaysAgo - daysAgo, 0.08);
    case 'spike':
      return 0.04 + 0.96 * Math.exp(-(((daysAgo - cycle.daysAgo) / cycle.width) ** 2));
  }
}

/** People go on writing about a fixed problem for a few weeks, so the fall is not a cliff. */
function settling(daysSinceFix: number, residual: number): number {
  return residual + (0.85 - residual) * Math.exp(-daysSinceFix / 9);
}

/** Draws a moment of the past year (fractional days ago, from 1 to 361) the way the problem's life cycle spreads. */
export function drawDaysAgo(cycle: LifeCycle, today: string, random: Random): number {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const daysAgo = 1 + random.next() * 360;
    if (random.chance(intensity(cycle, today, daysAgo))) return daysAgo;
  }
  return 1 + random.next() * 360;
}

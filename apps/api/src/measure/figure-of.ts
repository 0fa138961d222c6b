import { compareTallies } from '@kept/core/measure/compare-tallies.ts';
import { estimate, type Tally } from '@kept/core/measure/estimate.ts';
import type { ScoreMeasure } from '@kept/core/measure/score-measures.ts';

/** What a tally says as a figure: over the whole period, against the period before, and in each week or month. */
export function figureOf(unit: ScoreMeasure['unit'], better: 'higher' | 'lower', tallies: { now: Tally; before: Tally | null; points: { from: string; tally: Tally }[] }) {
  const { now, before, points } = tallies;
  const past = before === null ? null : estimate(before);
  return {
    ...estimate(now),
    unit,
    better,
    before: past === null ? null : { n: past.n, value: past.value },
    change: before === null ? null : compareTallies(now, before),
    points: points.map(({ from, tally }) => ({ from, ...estimate(tally) })),
  };
}

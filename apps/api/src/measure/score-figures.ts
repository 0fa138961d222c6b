import type { Tally } from '@kept/core/measure/estimate.ts';
import { type ScoreCounts, type ScoreMeasure, scoreMeasures } from '@kept/core/measure/score-measures.ts';
import type { ScoreBucket } from './count-scores.ts';
import { figureOf } from './figure-of.ts';
import type { Health } from './health-answer.ts';
import { sumOf } from './sum-of.ts';

/** The figures of every metric on every scale that was used in the period, each over time and against the period before. Scales are never mixed. */
export function scoreFigures(buckets: readonly string[], now: readonly ScoreBucket[], before: readonly ScoreBucket[] | null): Health['scores'] {
  const scales = new Map(now.map((one) => [`${one.metric} ${one.scaleMin} ${one.scaleMax}`, one] as const));
  return [...scales.values()].toSorted((a, b) => order(a) - order(b)).flatMap(({ metric, scaleMin, scaleMax }) => {
    const same = (one: ScoreBucket) => one.metric === metric && one.scaleMin === scaleMin && one.scaleMax === scaleMax;
    const own = now.filter(same);
    return scoreMeasures(metric, scaleMin, scaleMax).map((measure) => ({
      key: measure.key,
      metric,
      scaleMin,
      scaleMax,
      label: measure.label,
      meaning: measure.meaning,
      ...figureOf(measure.unit, 'higher', {
        now: total(measure, own),
        before: before === null ? null : total(measure, before.filter(same)),
        points: buckets.map((from) => ({ from, tally: total(measure, own.filter((one) => one.bucket === from)) })),
      }),
    }));
  });
}

function total(measure: ScoreMeasure, ones: readonly ScoreBucket[]): Tally {
  const sum = (part: (counts: ScoreCounts) => number) => sumOf(ones, (one) => part(one.counts));
  return measure.tally({
    n: sum((counts) => counts.n),
    sum: sum((counts) => counts.sum),
    sumOfSquares: sum((counts) => counts.sumOfSquares),
    top: sum((counts) => counts.top),
    topTwo: sum((counts) => counts.topTwo),
    nineUp: sum((counts) => counts.nineUp),
    sixDown: sum((counts) => counts.sixDown),
    fiveUp: sum((counts) => counts.fiveUp),
  });
}

/** The best-known first; a metric's usual scale before its others. */
function order({ metric, scaleMin, scaleMax }: ScoreBucket): number {
  return ['nps', 'csat', 'ces', 'stars', 'thumb'].indexOf(metric) * 1000 + (scoreMeasures(metric, scaleMin, scaleMax)[0]?.key === 'mean' ? 500 : 0) + scaleMax;
}

import type { Metric } from '../vocabulary.ts';
import type { Tally } from './estimate.ts';

/** What the database counts of the scores of one metric on one scale. */
export interface ScoreCounts {
  readonly n: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  /** Scores at the upper end of the scale, and those at most one step below it. */
  readonly top: number;
  readonly topTwo: number;
  /** Scores of 9 and more, of 6 and less, of 5 and more: used on the scales where they mean something. */
  readonly nineUp: number;
  readonly sixDown: number;
  readonly fiveUp: number;
}

export const measureKeys = ['nps', 'csat', 'stars', 'ces', 'ces_easy', 'thumb', 'mean'] as const;
export type MeasureKey = (typeof measureKeys)[number];

/** One figure made from the scores of one metric on one scale. */
export interface ScoreMeasure {
  readonly key: MeasureKey;
  readonly label: string;
  /** What the figure is, in a sentence beneath it. */
  readonly meaning: string;
  readonly unit: 'percent' | 'points' | 'score';
  readonly tally: (counts: ScoreCounts) => Tally;
}

const share = (hits: (counts: ScoreCounts) => number) => (counts: ScoreCounts): Tally => ({ kind: 'share', n: counts.n, hits: hits(counts) });
const mean = (counts: ScoreCounts): Tally => ({ kind: 'mean', n: counts.n, sum: counts.sum, sumOfSquares: counts.sumOfSquares });
const nps = (counts: ScoreCounts): Tally => ({ kind: 'nps', n: counts.n, promoters: counts.nineUp, detractors: counts.sixDown });

/**
 * The figures that mean something for a metric on a scale. Scales are never mixed, and a scale on which the usual figure is not
 * defined gets its plain mean: an "NPS" asked from 1 to 5 is not an NPS.
 */
export function scoreMeasures(metric: Metric, scaleMin: number, scaleMax: number): readonly ScoreMeasure[] {
  const scale = `${scaleMin} to ${scaleMax}`;
  const is = (min: number, max: number) => scaleMin === min && scaleMax === max;
  if (metric === 'nps' && is(0, 10)) return [{ key: 'nps', label: 'NPS', meaning: 'Promoters (9 and 10) less detractors (0 to 6), in points from -100 to 100', unit: 'points', tally: nps }];
  if (metric === 'ces' && is(1, 7)) {
    return [
      { key: 'ces', label: 'CES', meaning: 'Mean of “it was easy”, from 1 (disagree) to 7 (agree)', unit: 'score', tally: mean },
      { key: 'ces_easy', label: 'CES: found it easy', meaning: 'Share of scores 5 to 7 on a scale from 1 to 7', unit: 'percent', tally: share((counts) => counts.fiveUp) },
    ];
  }
  if ((metric === 'csat' || metric === 'stars') && Number.isInteger(scaleMax) && scaleMax - scaleMin >= 4) {
    const label = `${metric === 'csat' ? 'CSAT' : 'Stars'}${is(1, 5) ? '' : ` (${scale})`}`;
    return [{ key: metric, label, meaning: `Share of scores ${scaleMax - 1} and ${scaleMax} on a scale from ${scale}`, unit: 'percent', tally: share((counts) => counts.topTwo) }];
  }
  if (metric === 'thumb' && is(0, 1)) return [{ key: 'thumb', label: 'Thumbs up', meaning: 'Share of thumbs up', unit: 'percent', tally: share((counts) => counts.top) }];
  return [{ key: 'mean', label: `${metricNames[metric]} (${scale})`, meaning: `Mean score on a scale from ${scale}; the usual figure is not defined on it`, unit: 'score', tally: mean }];
}

const metricNames = { nps: 'Recommendation', csat: 'Satisfaction', ces: 'Effort', stars: 'Stars', thumb: 'Thumbs' } as const satisfies Record<Metric, string>;

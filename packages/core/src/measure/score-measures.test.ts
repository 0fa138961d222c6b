import { expect, test } from 'vitest';
import { estimate } from './estimate.ts';
import { scoreMeasures } from './score-measures.ts';

/** Counts as the database would. */
function countsOf(scores: readonly number[], max: number) {
  const many = (fits: (score: number) => boolean) => scores.filter(fits).length;
  return {
    n: scores.length,
    sum: scores.reduce((total, score) => total + score, 0),
    sumOfSquares: scores.reduce((total, score) => total + score ** 2, 0),
    top: many((score) => score >= max),
    topTwo: many((score) => score >= max - 1),
    nineUp: many((score) => score >= 9),
    sixDown: many((score) => score <= 6),
    fiveUp: many((score) => score >= 5),
  };
}
const times = (count: number, score: number) => Array.from({ length: count }, () => score);
const figures = (metric: Parameters<typeof scoreMeasures>[0], min: number, max: number, scores: readonly number[]) =>
  scoreMeasures(metric, min, max).map(({ key, unit, tally }) => [key, unit, estimate(tally(countsOf(scores, max))).value]);

test('NPS on 0 to 10: 20 promoters, 10 passives, 10 detractors of 40 make 25', () => {
  expect(figures('nps', 0, 10, [...times(12, 10), ...times(8, 9), ...times(6, 8), ...times(4, 7), ...times(7, 6), ...times(3, 0)])).toEqual([['nps', 'points', 25]]);
});

test('CSAT is the share of 4 and 5, on another scale the two upper steps of that scale', () => {
  expect(figures('csat', 1, 5, [...times(20, 5), ...times(10, 4), ...times(10, 3)])).toEqual([['csat', 'percent', 75]]);
  expect(figures('csat', 1, 10, [...times(10, 10), ...times(10, 9), ...times(20, 5)])).toEqual([['csat', 'percent', 50]]);
  expect(scoreMeasures('csat', 1, 10)[0]?.label).toBe('CSAT (1 to 10)');
});

test('CES is a mean on 1 to 7 and the share of 5 to 7', () => {
  expect(figures('ces', 1, 7, [...times(20, 6), ...times(10, 5), ...times(10, 2)])).toEqual([['ces', 'score', 4.75], ['ces_easy', 'percent', 75]]);
});

test('where the usual figure is not defined there is a plain mean under its own name', () => {
  expect(figures('nps', 1, 5, times(30, 4))).toEqual([['mean', 'score', 4]]);
  expect(scoreMeasures('nps', 1, 5)[0]?.label).toBe('Recommendation (1 to 5)');
  expect(figures('csat', 0, 1, times(30, 1))).toEqual([['mean', 'score', 1]]);
  expect(figures('thumb', 0, 1, [...times(30, 1), ...times(10, 0)])).toEqual([['thumb', 'percent', 75]]);
});

import { describe, expect, it } from 'vitest';
import { adjustedMutualInformation, adjustedRandIndex, purity, vMeasure } from './metrics.ts';

// Truth a a a b b b against found 1 1 2 2 2 2: cells a1 = 2, a2 = 1, b2 = 3.
const truth = ['a', 'a', 'a', 'b', 'b', 'b'];
const found = [1, 1, 2, 2, 2, 2];

describe('how well found themes match known labels', () => {
  it('gives the hand-computed V-measure', () => {
    const information = (2 / 6) * Math.log((2 * 6) / (3 * 2)) + (1 / 6) * Math.log(6 / (3 * 4)) + (3 / 6) * Math.log((3 * 6) / (3 * 4));
    const entropies = Math.log(2) - ((2 / 6) * Math.log(2 / 6) + (4 / 6) * Math.log(4 / 6));
    expect(vMeasure(truth, found)).toBeCloseTo((2 * information) / entropies, 12);
    expect(vMeasure(truth, found)).toBeCloseTo(0.4786, 3);
  });

  it('gives the hand-computed adjusted Rand index', () => {
    // Pairs together in both 1 + 0 + 3 = 4, in truth 6, in found 1 + 6 = 7, of 15: (4 - 2.8) / (6.5 - 2.8).
    expect(adjustedRandIndex(truth, found)).toBeCloseTo(1.2 / 3.7, 12);
  });

  it('gives the hand-computed adjusted mutual information of four rows', () => {
    // Truth a a b b, found 1 1 1 2. All four ways to place the single row give the same information, so the expectation equals it.
    expect(adjustedMutualInformation(['a', 'a', 'b', 'b'], [1, 1, 1, 2])).toBeCloseTo(0, 12);
    // Truth a a b b, found 1 1 2 2: of the 6 placements 2 match fully (log 2), 4 give nothing; (log 2 - log 2 / 3) / (log 2 - log 2 / 3).
    expect(adjustedMutualInformation(['a', 'a', 'b', 'b'], [1, 1, 2, 2])).toBeCloseTo(1, 12);
    // Truth a a b b, found 1 2 1 2: (0 - log 2 / 3) / (log 2 - log 2 / 3) = -1/2.
    expect(adjustedMutualInformation(['a', 'a', 'b', 'b'], [1, 2, 1, 2])).toBeCloseTo(-0.5, 12);
  });

  it('gives the share of rows in the majority of their theme', () => {
    expect(purity(truth, found)).toBeCloseTo(5 / 6, 12);
  });

  it('gives 1 for the same grouping under other names and refuses lists of different length', () => {
    const renamed = truth.map((label) => (label === 'a' ? 7 : 3));
    for (const metric of [vMeasure, adjustedRandIndex, adjustedMutualInformation, purity]) expect(metric(truth, renamed)).toBeCloseTo(1, 12);
    expect(() => vMeasure(truth, [1])).toThrow('6 true labels but 1 found');
  });

  it('gives 0 when everything is put into one theme', () => {
    const one = truth.map(() => 1);
    for (const metric of [vMeasure, adjustedRandIndex, adjustedMutualInformation]) expect(metric(truth, one)).toBeCloseTo(0, 12);
  });
});

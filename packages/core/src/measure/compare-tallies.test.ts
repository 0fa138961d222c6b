import { expect, test } from 'vitest';
import { compareTallies } from './compare-tallies.ts';

const share = (hits: number, n: number) => ({ kind: 'share', hits, n }) as const;

test('two shares differ as Newcombe’s table says: 56/70 against 48/80 is 20 points, 5.2 to 33.4', () => {
  const change = compareTallies(share(56, 70), share(48, 80));
  expect([change?.value, change?.low, change?.high].map((figure) => Number(figure?.toFixed(2)))).toEqual([20, 5.24, 33.39]);
  expect(change?.isClear).toBe(true);
});

test('a small change among few is not called clear', () => {
  expect(compareTallies(share(20, 40), share(18, 40))).toMatchObject({ isClear: false });
});

test('a change of NPS is judged by both variances: 30 (n = 100) against 10 (n = 100) is 20 ± 21.5', () => {
  const change = compareTallies({ kind: 'nps', n: 100, promoters: 50, detractors: 20 }, { kind: 'nps', n: 100, promoters: 35, detractors: 25 });
  expect([change?.value, change?.low, change?.high].map((figure) => Number(figure?.toFixed(1)))).toEqual([20, -1.5, 41.5]);
  expect(change?.isClear).toBe(false);
});

test('a change of a mean is in the unit of its scale', () => {
  const even = (n: number, low: number, high: number) => ({ kind: 'mean', n, sum: (n / 2) * (low + high), sumOfSquares: (n / 2) * (low ** 2 + high ** 2) }) as const;
  const change = compareTallies(even(100, 5, 6), even(100, 4, 5));
  expect(change?.value).toBeCloseTo(1);
  expect(change?.high).toBeCloseTo(1.139, 3);
});

test('nothing is compared with too few, and never two different things', () => {
  expect(compareTallies(share(20, 40), share(3, 12))).toBeNull();
  expect(() => compareTallies(share(20, 40), { kind: 'mean', n: 40, sum: 1, sumOfSquares: 1 })).toThrow();
});

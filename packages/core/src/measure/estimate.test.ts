import { expect, test } from 'vitest';
import { estimate, type Tally } from './estimate.ts';

const rounded = (tally: Tally, digits = 2) => {
  const { n, value, low, high } = estimate(tally);
  const round = (figure: number | null) => (figure === null ? null : Number(figure.toFixed(digits)));
  return { n, value: round(value), low: round(low), high: round(high) };
};

test('a share has Wilson’s interval: 81 of 263 is 25.5 to 36.6 % (Newcombe 1998, table I)', () => {
  expect(rounded({ kind: 'share', n: 263, hits: 81 })).toEqual({ n: 263, value: 30.8, low: 25.53, high: 36.62 });
});

test('no hit among 30 still leaves room upwards, and all of 30 downwards', () => {
  expect(rounded({ kind: 'share', n: 30, hits: 0 })).toEqual({ n: 30, value: 0, low: 0, high: 11.35 });
  expect(rounded({ kind: 'share', n: 30, hits: 30 })).toEqual({ n: 30, value: 100, low: 88.65, high: 100 });
});

test('NPS is promoters less detractors: 50 and 20 of 100 give 30 ± 15.31', () => {
  expect(rounded({ kind: 'nps', n: 100, promoters: 50, detractors: 20 })).toEqual({ n: 100, value: 30, low: 14.69, high: 45.31 });
  expect(rounded({ kind: 'nps', n: 40, promoters: 40, detractors: 0 })).toEqual({ n: 40, value: 100, low: 100, high: 100 });
});

test('a mean has Student’s interval: 31 scores of mean 5 and deviation 1.0165 give 5 ± 0.373', () => {
  const scores = [...Array.from({ length: 16 }, () => 6), ...Array.from({ length: 15 }, () => 4)].map((score, index) => (index === 0 ? 5 : score));
  const sum = scores.reduce((total, score) => total + score, 0);
  const sumOfSquares = scores.reduce((total, score) => total + score ** 2, 0);
  expect(sum).toBe(155);
  expect(rounded({ kind: 'mean', n: 31, sum, sumOfSquares }, 3)).toEqual({ n: 31, value: 5, low: 4.633, high: 5.367 });
});

test('scores that are all the same have no width, and rounding never makes it negative', () => {
  expect(rounded({ kind: 'mean', n: 50, sum: 50 * 4.1, sumOfSquares: 50 * 4.1 ** 2 })).toEqual({ n: 50, value: 4.1, low: 4.1, high: 4.1 });
});

test('below 30 answers there is no figure', () => {
  for (const tally of [{ kind: 'share', n: 29, hits: 12 }, { kind: 'nps', n: 12, promoters: 6, detractors: 2 }, { kind: 'mean', n: 0, sum: 0, sumOfSquares: 0 }] as const) {
    expect(estimate(tally)).toEqual({ n: tally.n, value: null, low: null, high: null });
  }
});

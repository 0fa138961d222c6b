import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { estimate, type Tally } from './estimate.ts';
import { themeImpact } from './theme-impact.ts';

const nps = (n: number, promoters: number, detractors: number): Tally => ({ kind: 'nps', n, promoters, detractors });

test('without 100 detractors among 1,000 answers NPS would be 44 instead of 30', () => {
  const impact = themeImpact(nps(100, 0, 100), nps(1000, 550, 250));
  if (!impact.isShown) throw new Error('It is hidden.');
  expect(impact.all).toBeCloseTo(30);
  expect(impact.without).toBeCloseTo((100 * (550 - 150)) / 900);
  expect(impact.difference).toBeCloseTo(impact.without - impact.all);
  expect(impact.low).toBeGreaterThan(0);
  expect(impact.chance).toBeLessThan(0.001);
});

test('under 30 answers, of the theme or of the rest, nothing is said', () => {
  expect(themeImpact(nps(29, 0, 29), nps(1000, 500, 200))).toEqual({ isShown: false, n: 29 });
  expect(themeImpact(nps(80, 40, 20), nps(100, 50, 25))).toEqual({ isShown: false, n: 80 });
});

test('a theme that scores like everybody else moves nothing, and its interval holds zero', () => {
  const impact = themeImpact({ kind: 'share', n: 200, hits: 100 }, { kind: 'share', n: 1000, hits: 500 });
  expect(impact).toMatchObject({ isShown: true, difference: 0, chance: 1 });
  if (impact.isShown) expect(impact.low < 0 && impact.high > 0).toBe(true);
});

property.prop([fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 30, maxLength: 80 }), fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 30, maxLength: 80 })])('the difference is the one found by really leaving the answers out', (theme, rest) => {
  const tally = (scores: readonly number[]): Tally => ({ kind: 'mean', n: scores.length, sum: scores.reduce((sum, score) => sum + score, 0), sumOfSquares: scores.reduce((sum, score) => sum + score ** 2, 0) });
  const impact = themeImpact(tally(theme), tally([...theme, ...rest]));
  if (!impact.isShown) throw new Error('It is hidden.');
  expect(impact.difference).toBeCloseTo((estimate(tally(rest)).value ?? 0) - (estimate(tally([...theme, ...rest])).value ?? 0), 8);
  expect(impact.low).toBeLessThanOrEqual(impact.difference);
  expect(impact.high).toBeGreaterThanOrEqual(impact.difference);
});

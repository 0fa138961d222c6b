import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { ratesChance, tallyChance, volumeChance } from './change-chance.ts';

test('the chance of 10 and 20 events in equal time is the binomial one worked out by hand', () => {
  const binomial = (k: number) => Array.from({ length: k }, (_, i) => (30 - i) / (k - i)).reduce((product, part) => product * part, 1) / 2 ** 30;
  const tail = Array.from({ length: 11 }, (_, k) => binomial(k)).reduce((sum, part) => sum + part, 0);
  const { chance, direction } = ratesChance({ events: 10, exposure: 90 }, { events: 20, exposure: 90 });
  expect(chance).toBeCloseTo(2 * tail, 10);
  expect(direction).toBe('more');
});

test('nobody before and five now is a change; nobody at all is not judged', () => {
  expect(ratesChance({ events: 0, exposure: 90 }, { events: 6, exposure: 90 }).chance).toBeCloseTo(2 / 64, 10);
  expect(volumeChance({ people: 0, comments: 10, days: 90 }, { people: 0, comments: 10, days: 90 })).toBeNull();
});

test('twice as many people among twice as many comments are no rise', () => {
  expect(volumeChance({ people: 80, comments: 2000, days: 90 }, { people: 40, comments: 1000, days: 90 })).toBeNull();
  const risen = volumeChance({ people: 80, comments: 1000, days: 90 }, { people: 40, comments: 1000, days: 90 });
  expect(risen?.direction).toBe('more');
  expect(risen?.chance).toBeLessThan(0.001);
});

test('shares: the z-test of 56 of 70 against 48 of 80', () => {
  expect(tallyChance({ kind: 'share', n: 70, hits: 56 }, { kind: 'share', n: 80, hits: 48 })).toBeCloseTo(0.0081, 3);
});

test('means: a distance of 1.959964 standard errors is one in twenty', () => {
  const spread = { kind: 'mean', n: 101, sum: 0, sumOfSquares: 100 } as const;
  const error = Math.sqrt(2 / 101);
  const moved = 1.959964 * error;
  expect(tallyChance({ kind: 'mean', n: 101, sum: 101 * moved, sumOfSquares: 100 + 101 * moved ** 2 }, spread)).toBeCloseTo(0.05, 4);
  expect(tallyChance({ kind: 'nps', n: 40, promoters: 40, detractors: 0 }, { kind: 'nps', n: 40, promoters: 0, detractors: 40 })).toBe(0);
});

property.prop([fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 400 })])('a chance lies between 0 and 1, and swapping the periods keeps it', (now, before, days) => {
  const one = ratesChance({ events: before, exposure: days }, { events: now, exposure: 90 }).chance;
  const other = ratesChance({ events: now, exposure: 90 }, { events: before, exposure: days }).chance;
  expect(one).toBeGreaterThanOrEqual(0);
  expect(one).toBeLessThanOrEqual(1);
  expect(one).toBeCloseTo(other, 8);
});

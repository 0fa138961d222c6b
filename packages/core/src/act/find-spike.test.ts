import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { findSpike, type ThemeWeek } from './find-spike.ts';

const weeks = (people: readonly number[], comments = 200): ThemeWeek[] => people.map((each) => ({ people: each, comments }));
const calm = weeks([5, 6, 4, 5, 7, 5, 4, 6, 5, 5, 6, 4]);

test('twenty people after twelve weeks of about five are a spike', () => {
  const spike = findSpike({ people: 20, comments: 210 }, calm);
  expect(spike).toMatchObject({ people: 20, baselineWeeks: 12 });
  expect(spike?.expected).toBeCloseTo(5.43, 1);
  expect(spike?.chance).toBeLessThan(0.00001);
});

test('nine people are too few, and half as many again is the least', () => {
  expect(findSpike({ people: 9, comments: 200 }, weeks([0, 0, 0, 0, 0]))).toBeUndefined();
  expect(findSpike({ people: 10, comments: 200 }, weeks([0, 0, 0, 0, 0]))).toBeDefined();
  expect(findSpike({ people: 1400, comments: 2000 }, weeks([1000, 1001, 999, 1000, 1000], 2000))).toBeUndefined();
});

test('four times as many comments make no spike of four times as many people', () => {
  expect(findSpike({ people: 20, comments: 800 }, calm)).toBeUndefined();
});

test('a theme that comes in waves is not told of each wave', () => {
  const waves = weeks([2, 25, 3, 1, 22, 4, 2, 28, 3, 2, 24, 3]);
  expect(findSpike({ people: 24, comments: 200 }, waves)).toBeUndefined();
  expect(findSpike({ people: 90, comments: 200 }, waves)).toBeDefined();
});

test('before four weeks with feedback nothing is usual yet', () => {
  expect(findSpike({ people: 50, comments: 60 }, [...weeks([0, 0, 0], 0), ...weeks([1, 0, 1])])).toBeUndefined();
  expect(findSpike({ people: 50, comments: 60 }, [...weeks([0, 0, 0], 0), ...weeks([1, 0, 1, 2], 60)])).toMatchObject({ baselineWeeks: 4 });
  expect(findSpike({ people: 50, comments: 60 }, weeks([0, 0, 0, 0, 0], 0))).toBeUndefined();
});

property.prop([fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 12 }), fc.integer({ min: 0, max: 200 })])('more people never make a spike less of one', (before, people) => {
  const one = findSpike({ people, comments: 500 }, weeks(before, 500));
  const more = findSpike({ people: people + 5, comments: 500 }, weeks(before, 500));
  if (one !== undefined) expect(more?.chance).toBeLessThanOrEqual(one.chance);
});

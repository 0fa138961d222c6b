import { expect, test } from 'vitest';
import { weeklySpread } from './weekly-spread.ts';

const weeks = (...events: number[]) => events.map((count) => ({ events: count, exposure: 100 }));

test('weeks that differ no more than by chance spread by 1, and never less', () => {
  expect(weeklySpread([weeks(10, 10, 10, 10), weeks(3, 3, 3)], 0.01)).toBe(1);
});

test('weeks that come in bursts spread by Pearson’s chi-squared over the degrees of freedom, and a little more while they are few', () => {
  const many = Array.from({ length: 200 }, (_, week) => (week % 2 === 0 ? 20 : 0));
  const spread = weeklySpread([weeks(...many)], 0.01);
  expect(spread).toBeGreaterThan((200 * 10) / 199);
  expect(spread).toBeLessThan(10.5);
  expect(weeklySpread([weeks(...many.slice(0, 12))], 0.01)).toBeGreaterThan(13);
});

test('a change between the two periods is no spread, and empty weeks are no trouble', () => {
  expect(weeklySpread([weeks(10, 10, 10), weeks(1, 1, 1)], 0.01)).toBe(1);
  expect(weeklySpread([weeks(0, 0), []], 0.01)).toBe(1);
  expect(weeklySpread([[{ events: 0, exposure: 0 }, { events: 3, exposure: 0 }]], 0.01)).toBe(1);
});

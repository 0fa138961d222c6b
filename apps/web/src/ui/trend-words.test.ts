import { expect, test } from 'vitest';
import { trendWords } from './trend-words.ts';

test('a line is told as rising, falling or steady, and not at all on little', () => {
  expect(trendWords([4, 5, 9, 12])).toBe('rising, from about 5 to 11 a week');
  expect(trendWords([12, 9, 5, 4])).toBe('falling, from about 11 to 5 a week');
  expect(trendWords([5, 6, 5, 6])).toBe('steady, about 6 a week');
  expect(trendWords([1, 0, 2, 1])).toBe('too few mentions for a trend');
});

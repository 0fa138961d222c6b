import { expect, test } from 'vitest';
import { formatDay } from './format-day.ts';

test('a day carries its year only when that is not this year', () => {
  expect(formatDay('2026-11-28', 2026)).toBe('Sat 28 Nov');
  expect(formatDay('2027-01-18', 2026)).toBe('Mon 18 Jan 2027');
});

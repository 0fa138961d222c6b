import { expect, test } from 'vitest';
import { monthsBefore } from './months-before.ts';

test('months go back to the same day, or to the last one of a shorter month', () => {
  expect(monthsBefore(new Date('2026-11-22T10:00:00Z'), 24).toISOString()).toBe('2024-11-22T10:00:00.000Z');
  expect(monthsBefore(new Date('2024-03-31T10:00:00Z'), 1).toISOString()).toBe('2024-02-29T10:00:00.000Z');
});

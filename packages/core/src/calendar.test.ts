import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { addDaysTo, daysBetween, startOfDay } from './calendar.ts';

test('a day begins when the clocks of its zone say so, whatever zone the machine is in', () => {
  expect(startOfDay('2026-07-01', 'America/New_York').toISOString()).toBe('2026-07-01T04:00:00.000Z');
  expect(startOfDay('2026-12-04', 'Europe/London').toISOString()).toBe('2026-12-04T00:00:00.000Z');
  expect(startOfDay('2026-07-01', 'Asia/Tokyo').toISOString()).toBe('2026-06-30T15:00:00.000Z');
});

property.prop([fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -1_500, max: 1_500 })])('days between are the days that were added, over leap days and where clocks change', (start, days) => {
  const from = addDaysTo('1970-01-01', start);
  expect(daysBetween(from, addDaysTo(from, days))).toBe(days);
});

import { TZDate } from '@date-fns/tz';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOpenHour, nextOpenHour } from './open-hours.ts';

const next = (at: string, zone: string) => nextOpenHour(new Date(at), zone).toISOString();

test('who may be mailed now is mailed now, anybody else at nine on their own clock', () => {
  expect(next('2026-11-20T10:15:00Z', 'Europe/London')).toBe('2026-11-20T10:15:00.000Z');
  expect(next('2026-11-20T18:00:00Z', 'Europe/London')).toBe('2026-11-21T09:00:00.000Z');
  expect(next('2026-11-20T10:15:00Z', 'America/New_York')).toBe('2026-11-20T14:00:00.000Z');
  expect(next('2026-11-20T10:15:00Z', 'Asia/Tokyo')).toBe('2026-11-21T00:00:00.000Z');
});

test('nine o’clock stays nine o’clock over the night in which clocks change', () => {
  expect(next('2026-03-28T19:00:00Z', 'Europe/London')).toBe('2026-03-29T08:00:00.000Z');
  expect(next('2026-10-24T19:00:00Z', 'Europe/London')).toBe('2026-10-25T09:00:00.000Z');
});

test('in any zone, at any moment: open, not before, and within a day', () => {
  const zone = fc.constantFrom('Europe/London', 'America/Santiago', 'Africa/Cairo', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC');
  fc.assert(
    fc.property(fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }), zone, (at, timezone) => {
      const moment = nextOpenHour(at, timezone);
      expect(isOpenHour(moment, timezone)).toBe(true);
      expect(moment.getTime()).toBeGreaterThanOrEqual(at.getTime());
      expect(moment.getTime() - at.getTime()).toBeLessThan(17 * 3_600_000);
      if (moment > at) expect(new TZDate(moment, timezone).getMinutes()).toBe(0);
    }),
    { numRuns: 500 },
  );
});

import { expect, test } from 'vitest';
import { dayIn } from './calendar.ts';
import { nextDigestOn, periodEndOn, periodOf, periodRefusal, periodStartOn, writePeriod } from './digest-period.ts';

test('every day lies in one quarter, and the next digest goes out on the first of the next', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-11-22', '2026-12-31'].map(periodOf)).toEqual(['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4', '2026-Q4']);
  expect(['2026-02-28', '2026-06-30', '2026-12-31'].map(nextDigestOn)).toEqual(['2026-04-01', '2026-07-01', '2027-01-01']);
});

test('a quarter has its first and last day and a name people read', () => {
  expect([periodStartOn('2026-Q4'), periodEndOn('2026-Q4'), writePeriod('2026-Q4')]).toEqual(['2026-10-01', '2026-12-31', 'October to December 2026']);
  expect([periodStartOn('2024-Q1'), periodEndOn('2024-Q1'), writePeriod('2024-Q1')]).toEqual(['2024-01-01', '2024-03-31', 'January to March 2024']);
});

test("the organisation's own zone decides which quarter New Year's Eve belongs to", () => {
  const moment = new Date('2026-12-31T23:30:00Z');
  expect(periodOf(dayIn(moment, 'Europe/London'))).toBe('2026-Q4');
  expect(periodOf(dayIn(moment, 'Europe/Berlin'))).toBe('2027-Q1');
});

test('a quarter that has not begun, or is none, is refused in a sentence', () => {
  expect(periodRefusal('2027-Q1', '2026-11-22')).toBe('January to March 2027 has not begun yet; its digest can be made from 1 January 2027.');
  expect(periodRefusal('2026-Q5', '2026-11-22')).toBe('Name the quarter as 2026-Q4.');
  expect(periodRefusal('2026-Q4', '2026-11-22')).toBeUndefined();
});

import { expect, test } from 'vitest';
import { addDaysTo, dayIn } from './calendar.ts';
import { cadenceOf, digestCadences, nextDigestOn, periodEndOn, periodOf, periodRefusal, periodStartOn, writePeriod } from './digest-period.ts';

test('every day lies in one period, and the next digest goes out on the first of the next', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-11-22', '2026-12-31'].map((day) => periodOf(day, 'quarterly'))).toEqual(['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4', '2026-Q4']);
  expect(['2026-01-31', '2026-10-01', '2026-12-31'].map((day) => periodOf(day, 'monthly'))).toEqual(['2026-01', '2026-10', '2026-12']);
  expect(['2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31'].map((day) => periodOf(day, 'half_yearly'))).toEqual(['2026-H1', '2026-H1', '2026-H2', '2026-H2']);
  expect(['2026-02-28', '2026-06-30', '2026-12-31'].map((day) => nextDigestOn(day, 'quarterly'))).toEqual(['2026-04-01', '2026-07-01', '2027-01-01']);
  expect(['2026-02-28', '2026-09-01', '2026-12-31'].map((day) => nextDigestOn(day, 'monthly'))).toEqual(['2026-03-01', '2026-10-01', '2027-01-01']);
  expect(['2026-02-28', '2026-07-01'].map((day) => nextDigestOn(day, 'half_yearly'))).toEqual(['2026-07-01', '2027-01-01']);
});

test('a period has its first and last day and a name people read', () => {
  const named = (period: string) => [periodStartOn(period), periodEndOn(period), writePeriod(period), cadenceOf(period)];
  expect(named('2026-Q4')).toEqual(['2026-10-01', '2026-12-31', 'October to December 2026', 'quarterly']);
  expect(named('2024-02')).toEqual(['2024-02-01', '2024-02-29', 'February 2024', 'monthly']);
  expect(named('2026-H2')).toEqual(['2026-07-01', '2026-12-31', 'July to December 2026', 'half_yearly']);
});

test('periods of one cadence follow each other without a gap, whatever the cadence', () => {
  for (const cadence of digestCadences) {
    for (let day = '2023-12-30'; day < '2026-01-03'; day = addDaysTo(day, 1)) {
      const period = periodOf(day, cadence);
      expect([periodStartOn(period) <= day, day <= periodEndOn(period), addDaysTo(periodEndOn(period), 1), cadenceOf(period)]).toEqual([true, true, nextDigestOn(day, cadence), cadence]);
    }
  }
});

test("the organisation's own zone decides which quarter New Year's Eve belongs to", () => {
  const moment = new Date('2026-12-31T23:30:00Z');
  expect(periodOf(dayIn(moment, 'Europe/London'), 'quarterly')).toBe('2026-Q4');
  expect(periodOf(dayIn(moment, 'Europe/Berlin'), 'quarterly')).toBe('2027-Q1');
});

test('a period that has not begun, is none, or is of another length is refused in a sentence', () => {
  expect(periodRefusal('2027-Q1', 'quarterly', '2026-11-22')).toBe('January to March 2027 has not begun yet; its digest can be made from 1 January 2027.');
  for (const period of ['2026-Q5', '2026-11', '2026-H2', 'autumn']) expect(periodRefusal(period, 'quarterly', '2026-11-22')).toBe('Name the quarter as 2026-Q4.');
  for (const period of ['2026-13', '2026-00', '2026-Q4']) expect(periodRefusal(period, 'monthly', '2026-11-22')).toBe('Name the month as 2026-11.');
  expect(periodRefusal('2026-H3', 'half_yearly', '2026-11-22')).toBe('Name the half-year as 2026-H2.');
  expect(periodRefusal('2026-Q4', 'quarterly', '2026-11-22')).toBeUndefined();
});

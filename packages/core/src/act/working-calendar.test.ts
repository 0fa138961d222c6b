import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addWorkingDays, calendarRefusal, closedDays, isWorkingDay, weekdayOf, weekdays, type WorkingCalendar, workingDayFrom, workingDaysBetween } from './working-calendar.ts';

const usual: WorkingCalendar = { weekend: ['saturday', 'sunday'], closed: new Set(['2026-12-25', '2026-12-28', '2027-01-01']) };
const day = fc.date({ min: new Date('2023-12-01T00:00:00Z'), max: new Date('2029-03-01T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const calendars = fc.record({ weekend: fc.subarray([...weekdays], { maxLength: 6 }), closed: fc.array(day, { maxLength: 40 }).map((days) => new Set(days)) });

test('weekends and closed days are stepped over, forwards and back, over the turn of a year', () => {
  expect(addWorkingDays(usual, '2026-12-24', 1)).toBe('2026-12-29');
  expect(addWorkingDays(usual, '2026-12-31', 1)).toBe('2027-01-04');
  expect(addWorkingDays(usual, '2027-01-04', -1)).toBe('2026-12-31');
  expect(addWorkingDays(usual, '2026-12-26', -1)).toBe('2026-12-24');
  expect(addWorkingDays(usual, '2026-12-26', 0)).toBe('2026-12-29');
});

test('the days on which clocks change and the leap day are days as any other', () => {
  const daily: WorkingCalendar = { weekend: [], closed: new Set() };
  for (const [from, next] of [['2026-03-28', '2026-03-29'], ['2026-03-29', '2026-03-30'], ['2026-10-24', '2026-10-25'], ['2026-10-25', '2026-10-26'], ['2028-02-28', '2028-02-29'], ['2028-02-29', '2028-03-01'], ['2027-02-28', '2027-03-01']] as const) {
    expect(addWorkingDays(daily, from, 1)).toBe(next);
    expect(addWorkingDays(daily, next, -1)).toBe(from);
  }
  expect(weekdayOf('2028-02-29')).toBe('tuesday');
  expect(workingDaysBetween(daily, '2028-02-28', '2028-03-01')).toBe(2);
});

test('counting takes back what adding gave, in any calendar', () => {
  fc.assert(
    fc.property(calendars, day, fc.integer({ min: -60, max: 60 }), (calendar, from, count) => {
      const to = addWorkingDays(calendar, from, count);
      expect(isWorkingDay(calendar, to)).toBe(true);
      if (count !== 0) expect(workingDaysBetween(calendar, from, to)).toBe(count);
      else expect(workingDaysBetween(calendar, from, to)).toBe(to === from ? 0 : 1);
    }),
    { numRuns: 150 },
  );
});

test('more working days are never earlier, and a day further on never comes out earlier', () => {
  fc.assert(
    fc.property(calendars, day, day, fc.integer({ min: -30, max: 30 }), (calendar, one, other, count) => {
      expect(addWorkingDays(calendar, one, count) <= addWorkingDays(calendar, one, count + 1)).toBe(true);
      const [first, second] = one < other ? [one, other] : [other, one];
      expect(addWorkingDays(calendar, first, count) <= addWorkingDays(calendar, second, count)).toBe(true);
      expect(workingDayFrom(calendar, first) >= first).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('a calendar without working days is refused with a sentence, and so is one that closes for a quarter', () => {
  expect(calendarRefusal(usual, '2026-11-22')).toBeUndefined();
  expect(calendarRefusal({ weekend: [...weekdays], closed: new Set() }, '2026-11-22')).toBe('A calendar needs at least one working day in the week.');
  const closed = new Set(closedDays([{ fromOn: '2027-01-04', toOn: '2027-03-31', name: 'Rebuilding' }]));
  expect(calendarRefusal({ weekend: ['saturday', 'sunday'], closed }, '2026-11-22')).toBe('There is no working day for more than 60 days from 1 January 2027. Shorten the closing days.');
  expect(() => addWorkingDays({ weekend: [...weekdays], closed: new Set() }, '2026-11-22', 1)).toThrow('no working days');
});

test('closing days name every day from the first to the last', () => {
  expect(closedDays([{ fromOn: '2026-12-30', toOn: '2027-01-02', name: 'Between the years' }])).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
});

import { expect, test } from 'vitest';
import { deadlineRefusal } from './deadline-refusal.ts';
import { dueOf } from './due.ts';

const today = '2026-11-22';

test('the deadline day itself is not late; the day after is', () => {
  expect(dueOf({ status: 'open', deadlineOn: '2026-11-22' }, today)).toEqual({ state: 'soon', daysLate: 0 });
  expect(dueOf({ status: 'open', deadlineOn: '2026-11-21' }, today)).toEqual({ state: 'late', daysLate: 1 });
});

test('seven days ahead is due soon, eight is on track', () => {
  expect(dueOf({ status: 'blocked', deadlineOn: '2026-11-29' }, today).state).toBe('soon');
  expect(dueOf({ status: 'blocked', deadlineOn: '2026-11-30' }, today).state).toBe('on_track');
});

test('a theme that was answered is never late', () => {
  for (const status of ['done', 'confirmed', 'declined'] as const) expect(dueOf({ status, deadlineOn: '2026-01-01' }, today)).toEqual({ state: 'on_track', daysLate: 0 });
});

test('a deadline may be today, not yesterday, and at most two years ahead', () => {
  expect(deadlineRefusal(today, today)).toBeUndefined();
  expect(deadlineRefusal('2026-11-21', today)).toContain('has passed');
  expect(deadlineRefusal('2028-11-22', today)).toBeUndefined();
  expect(deadlineRefusal('2028-12-22', today)).toContain('two years');
});

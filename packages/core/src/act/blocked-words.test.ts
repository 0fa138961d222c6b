import { expect, test } from 'vitest';
import { blockedClock } from './blocked-words.ts';

const facts = { whom: 'Vendor X', sinceOn: '2026-11-03', workingDays: 14, deadlineOn: '2026-11-28' };

test('both clocks stand in one line, and what was never said is said', () => {
  expect(blockedClock(facts, '2026-11-23')).toBe('Blocked for Vendor X since 3 November (14 working days); deadline in 5 days');
  expect(blockedClock({ ...facts, whom: null, workingDays: 1 }, '2026-11-28')).toBe('Blocked since 3 November (1 working day), it does not say for whom; deadline today');
  expect(blockedClock({ ...facts, workingDays: 0 }, '2026-11-27')).toBe('Blocked for Vendor X since 3 November (today); deadline tomorrow');
  expect([blockedClock(facts, '2026-11-29'), blockedClock(facts, '2026-12-02')].map((words) => words.split('; ')[1])).toEqual(['deadline passed yesterday', 'deadline passed 4 days ago']);
  expect(blockedClock({ ...facts, deadlineOn: null }, '2026-11-29')).not.toContain(';');
});

import { expect, test } from 'vitest';
import { passedAnswer } from './passed-answer.ts';

const open = { status: 'open', toldOn: undefined, cadence: 'quarterly' } as const;

test('who was told a day that passed unanswered is told so, from the day after', () => {
  expect(passedAnswer(open, '2026-10-01')?.isFor('2026-09-12')).toBe(false);
  expect(passedAnswer(open, '2026-10-02')?.on).toBe('2026-10-01');
  expect(passedAnswer(open, '2026-10-02')?.isFor('2026-09-12')).toBe(true);
  expect(passedAnswer(open, '2026-11-22')?.isFor('2026-10-01')).toBe(false);
  expect(passedAnswer(open, '2027-01-02')?.isFor('2026-10-01')).toBe(true);
});

test('the day that was named follows how often the organisation answers', () => {
  expect(passedAnswer({ ...open, cadence: 'monthly' }, '2026-11-02')).toMatchObject({ on: '2026-11-01' });
  expect(passedAnswer({ ...open, cadence: 'monthly' }, '2026-11-02')?.isFor('2026-10-31')).toBe(true);
  expect(passedAnswer({ ...open, cadence: 'half_yearly' }, '2026-11-02')?.isFor('2026-09-12')).toBe(false);
});

test('an answer, or a word on the way, keeps the promise', () => {
  for (const status of ['done', 'confirmed', 'declined', 'dismissed', 'merged'] as const) expect(passedAnswer({ ...open, status }, '2026-11-22')).toBeUndefined();
  expect(passedAnswer({ ...open, toldOn: '2026-09-20' }, '2026-11-22')?.isFor('2026-09-12')).toBe(false);
  expect(passedAnswer({ ...open, toldOn: '2026-09-10' }, '2026-11-22')?.isFor('2026-09-12')).toBe(true);
});

import { expect, test } from 'vitest';
import { themeStatuses } from '../act/theme-status.ts';
import { firstOutcome, isNewsStanding, newsOf, outcomesFor } from './notice-rules.ts';

test('a decision is news, a public update is news while somebody works on it, and nothing else is', () => {
  expect(Object.fromEntries(themeStatuses.map((status) => [status, newsOf({ status }, true)]))).toEqual({
    emerging: undefined, open: 'working', in_progress: 'working', blocked: 'working', done: 'did', confirmed: 'did', declined: 'declined', merged: undefined, dismissed: undefined,
  });
  expect(newsOf({ status: 'in_progress' }, false)).toBeUndefined();
  expect(newsOf({ status: 'done' }, false)).toBe('did');
});

test('what was opened again, merged, or fixed once more since is not told as fixed', () => {
  const fix = { kind: 'did', resolutionNumber: 1 } as const;
  expect(isNewsStanding(fix, { status: 'done', resolutionNumber: 1 })).toBe(true);
  expect(isNewsStanding(fix, { status: 'confirmed', resolutionNumber: 1 })).toBe(true);
  expect(isNewsStanding(fix, { status: 'open', resolutionNumber: 1 })).toBe(false);
  expect(isNewsStanding(fix, { status: 'merged', resolutionNumber: 1 })).toBe(false);
  expect(isNewsStanding(fix, { status: 'done', resolutionNumber: 2 })).toBe(false);
  expect(isNewsStanding({ kind: 'working', resolutionNumber: 0 }, { status: 'done', resolutionNumber: 1 })).toBe(false);
});

test('a draft says no more than the evidence allows', () => {
  expect(firstOutcome('did', false)).toBe('fixed');
  expect(firstOutcome('did', true)).toBe('partly');
  expect(outcomesFor('declined')).toEqual(['declined']);
});

import { expect, test } from 'vitest';
import { themeStatuses } from '../act/theme-status.ts';
import { blockKinds } from '../vocabulary.ts';
import { blockDoubt } from './block-doubt.ts';

const now = { status: 'done', resolutionNumber: 1, mergedInto: null } as const;

test('what still holds raises no doubt', () => {
  expect(blockDoubt({ kind: 'did', resolutionNumber: 1, now })).toBeUndefined();
  expect(blockDoubt({ kind: 'did', resolutionNumber: 1, now: { ...now, status: 'confirmed' } })).toBeUndefined();
  expect(blockDoubt({ kind: 'declined', resolutionNumber: 1, now: { ...now, status: 'declined' } })).toBeUndefined();
  expect(blockDoubt({ kind: 'working', resolutionNumber: 0, now: { ...now, status: 'blocked' } })).toBeUndefined();
});

test('no claim goes out about a theme in any other state, or about another fix of it', () => {
  for (const status of themeStatuses) {
    if (status !== 'done' && status !== 'confirmed') expect(blockDoubt({ kind: 'did', resolutionNumber: 1, now: { ...now, status } })?.mustStay).toBe(true);
    if (status !== 'declined') expect(blockDoubt({ kind: 'declined', resolutionNumber: 1, now: { ...now, status } })?.mustStay).toBe(true);
    for (const kind of blockKinds) expect(blockDoubt({ kind, resolutionNumber: 1, now: { ...now, status } })?.sentence ?? 'It is well.').toMatch(/^It .*\.$/);
  }
  expect(blockDoubt({ kind: 'did', resolutionNumber: 1, now: { ...now, resolutionNumber: 2 } })?.mustStay).toBe(true);
});

test('work that was merged or decided meanwhile is said, and may go out', () => {
  expect(blockDoubt({ kind: 'working', resolutionNumber: 0, now: { ...now, status: 'merged', mergedInto: 'Late bills' } })).toEqual({ mustStay: false, sentence: 'It was merged into “Late bills” after this was frozen.' });
  expect(blockDoubt({ kind: 'unanswered', resolutionNumber: 0, now })?.mustStay).toBe(false);
});

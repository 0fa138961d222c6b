import { nextStatuses, themeStatuses, type ThemeStatus } from '@kept/core/act/theme-status.ts';
import { expect, test } from 'vitest';
import { deedsOfTheme, type ThemeStanding } from './deeds-of-theme.ts';

const nothing = { accept: false, update: false, writeSteps: false, decideDecline: false, answerHandOver: false, giveAtOnce: false };
const standing = (status: ThemeStatus, may: Partial<ThemeStanding['may']>, more: Partial<ThemeStanding> = {}): ThemeStanding => ({
  id: '1', title: 'Letters', status, may: { ...nothing, ...may }, next: [...nextStatuses[status]], acknowledgedAt: null, deadlineOn: '2026-12-01', due: 'on_track', isDeclinePending: false, ...more,
});
const ids = (theme: ThemeStanding) => deedsOfTheme(theme, () => undefined, { acknowledge: () => undefined, start: () => undefined, open: () => undefined }).map(({ id }) => id);

test('whoever may do nothing with a theme is offered nothing, whatever its status', () => {
  for (const status of themeStatuses) expect([status, ids(standing(status, {}))]).toEqual([status, []]);
});

test('its owner is offered what an owner does, and no triage; whoever triages, and does not own it, no owner’s deed', () => {
  expect(ids(standing('open', { update: true, writeSteps: true }))).toEqual(['acknowledge-theme', 'start-theme', 'done-theme', 'block-theme', 'add-step', 'update-theme', 'date-theme', 'hand-over-theme', 'snooze-theme', 'decline-theme', 'rename-theme', 'merge-theme']);
  expect(ids(standing('emerging', { accept: true }))).toEqual(['accept-theme', 'merge-theme', 'dismiss-theme', 'snooze-theme', 'rename-theme']);
  expect([ids(standing('emerging', { update: true })), ids(standing('open', { accept: true }))]).toEqual([[], []]);
});

test('what the status table does not allow is not offered, nor what was done, nor a snooze of a late theme', () => {
  const owner = { update: true, writeSteps: true };
  expect(ids(standing('done', owner))).not.toContain('block-theme');
  expect(ids(standing('done', owner))).toContain('reopen-theme');
  expect(ids(standing('open', owner, { acknowledgedAt: '2026-11-20T10:00:00.000Z', due: 'late' })).filter((id) => id === 'acknowledge-theme' || id === 'snooze-theme')).toEqual([]);
  expect(ids(standing('open', owner, { isDeclinePending: true }))).not.toContain('decline-theme');
});

test('no two deeds of a theme share a key', () => {
  for (const status of themeStatuses) {
    const keys = deedsOfTheme(standing(status, { accept: true, update: true, writeSteps: true }), () => undefined, { acknowledge: () => undefined, start: () => undefined, open: () => undefined }).flatMap(({ keys: own }) => own ?? []);
    expect([status, new Set(keys).size]).toEqual([status, keys.length]);
  }
});

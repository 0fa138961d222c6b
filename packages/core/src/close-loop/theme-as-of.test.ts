import { expect, test } from 'vitest';
import type { TellableTheme } from './choose-blocks.ts';
import { themeAsOf } from './theme-as-of.ts';

const end = new Date('2027-01-01T00:00:00Z');
const [before, after] = [new Date('2026-12-20T00:00:00Z'), new Date('2027-01-02T00:00:00Z')];
const theme: TellableTheme = {
  id: 'a', title: 'Bills come late', status: 'done', statusSince: after, resolutionNumber: 1, whatChanged: 'Bills now come on the first.', declineReason: null,
  confirmedBy: null, liveOn: '2026-12-20', deadlineOn: '2026-12-24', ownerName: 'Priya Shah', publicText: null, publicTextOn: null, people: 12,
};

test('what has not moved since stands as it is', () => {
  expect(themeAsOf({ ...theme, statusSince: before }, undefined, end)?.status).toBe('done');
});

test('what was decided after the moment was still being worked on then', () => {
  expect(themeAsOf(theme, { status: 'in_progress', at: before }, end)).toMatchObject({ status: 'in_progress', statusSince: before });
});

test('what was confirmed after the moment was done then, without the proof that came later', () => {
  expect(themeAsOf({ ...theme, status: 'confirmed', confirmedBy: 'data' }, { status: 'done', at: before }, end)).toMatchObject({ status: 'done', statusSince: before, confirmedBy: null });
});

test('what was decided then and taken back since, or was no theme yet, is not told', () => {
  for (const status of ['done', 'confirmed', 'declined'] as const) expect(themeAsOf({ ...theme, status: 'open' }, { status, at: before }, end)).toBeUndefined();
  expect(themeAsOf({ ...theme, status: 'open' }, undefined, end)).toBeUndefined();
  expect(themeAsOf({ ...theme, status: 'open' }, { status: 'dismissed', at: before }, end)).toBeUndefined();
});

import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { addDaysTo, daysBetween } from '../calendar.ts';
import { lookDays } from './proof-rule.ts';
import { proofWindows } from './proof-windows.ts';

test('the time before ends where the theme was opened and holds whole weeks since it was first said', () => {
  expect(proofWindows({ firstOn: '2026-01-05', openedOn: '2026-04-03', liveOn: '2026-05-01' }, 28)).toEqual({
    before: { from: '2026-01-09', weeks: 12 }, after: { from: '2026-05-01', weeks: 4 }, yearBefore: null,
  });
});

test('with a year of its own a theme is also held against the same time of that year, four weeks on either side', () => {
  expect(proofWindows({ firstOn: '2025-01-01', openedOn: '2026-04-03', liveOn: '2026-05-01' }, 56).yearBefore).toEqual({ from: '2025-04-04', weeks: 16 });
});

test('a fix that went live before anybody opened the theme ends the time before', () => {
  expect(proofWindows({ firstOn: '2026-01-01', openedOn: '2026-06-01', liveOn: '2026-05-01' }, 28).before).toEqual({ from: '2026-01-02', weeks: 17 });
});

const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDaysTo('2023-12-01', days));

property.prop([day, fc.integer({ min: 0, max: 900 }), fc.integer({ min: -60, max: 300 }), fc.constantFrom(...lookDays)])('no leap day and no change of clocks shifts a look: it holds just its days, and no day lies on both sides', (firstOn, toOpening, toLive, look) => {
  const openedOn = addDaysTo(firstOn, toOpening);
  const liveOn = addDaysTo(openedOn, toLive);
  const { before, after, yearBefore } = proofWindows({ firstOn, openedOn, liveOn }, look);
  expect(daysBetween(after.from, addDaysTo(liveOn, look))).toBe(after.weeks * 7);
  expect(addDaysTo(before.from, before.weeks * 7) <= after.from).toBe(true);
  if (before.weeks > 0) expect(before.from >= firstOn).toBe(true);
  if (yearBefore === null) return;
  expect(yearBefore.from >= firstOn && addDaysTo(yearBefore.from, yearBefore.weeks * 7) <= after.from).toBe(true);
  expect(daysBetween(yearBefore.from, liveOn) % 7).toBe(0);
});

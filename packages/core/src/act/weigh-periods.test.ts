import { expect, test } from 'vitest';
import { hasWornOff, weighPeriods } from './weigh-periods.ts';

const before = { mentions: 84, texts: 2000, days: 84 };

test('a fix after which people stop saying it is confirmed', () => {
  expect(weighPeriods(before, { mentions: 6, texts: 700, days: 28 }).verdict).toBe('confirmed');
});

test('nothing is decided before four weeks have passed, without twelve weeks of history, or on too few mentions', () => {
  expect(weighPeriods(before, { mentions: 0, texts: 600, days: 27 }).verdict).toBe('too_soon');
  expect(weighPeriods({ ...before, days: 60 }, { mentions: 0, texts: 700, days: 28 }).verdict).toBe('too_little_history');
  expect(weighPeriods({ ...before, mentions: 30 }, { mentions: 0, texts: 700, days: 28 }).verdict).toBe('too_few');
});

test('a small fall that chance explains confirms nothing', () => {
  expect(weighPeriods(before, { mentions: 20, texts: 700, days: 28 }).verdict).toBe('undecided');
});

test('fewer surveys are not a fix: mentions that fell no more than everything else confirm nothing', () => {
  expect(weighPeriods(before, { mentions: 6, texts: 140, days: 28 }).verdict).toBe('undecided');
});

test('a theme that is raised more often than before contradicts the claim', () => {
  expect(weighPeriods(before, { mentions: 60, texts: 700, days: 28 }).verdict).toBe('contradicted');
});

test('a confirmed fix wears off when the complaints of the time before come back', () => {
  const calm = { mentions: 8, texts: 2000, days: 84 };
  expect(hasWornOff(before, calm, { mentions: 30, texts: 700, days: 28 })).toBe(true);
  expect(hasWornOff(before, calm, { mentions: 4, texts: 700, days: 28 })).toBe(false);
  expect(hasWornOff(before, { ...calm, days: 10 }, { mentions: 30, texts: 700, days: 28 })).toBe(false);
});

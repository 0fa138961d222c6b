import { expect, test } from 'vitest';
import { instantAt } from './instant-at.ts';

test('nine in the morning is nine in the organisation, in winter and in summer', () => {
  expect(instantAt('2026-12-01T09:00', 'Europe/London')?.toISOString()).toBe('2026-12-01T09:00:00.000Z');
  expect(instantAt('2026-07-01T09:00', 'Europe/London')?.toISOString()).toBe('2026-07-01T08:00:00.000Z');
  expect(instantAt('2026-12-01T09:00', 'America/New_York')?.toISOString()).toBe('2026-12-01T14:00:00.000Z');
});

test('what is no day and time gives nothing', () => {
  expect([instantAt('', 'Europe/London'), instantAt('tomorrow', 'Europe/London')]).toEqual([undefined, undefined]);
});

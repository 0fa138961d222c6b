import { expect, test } from 'vitest';
import { canStep, sendAtOf, stepRefusal, stoppedState } from './digest-steps.ts';

test('nothing goes out that a second person has not approved', () => {
  expect(canStep('schedule', 'draft')).toBe(false);
  expect(stepRefusal('schedule', 'in_review')).toContain('second person');
  expect(canStep('schedule', 'approved')).toBe(true);
});

test('a digest that is under way or sent cannot be changed', () => {
  for (const state of ['scheduled', 'sending', 'sent', 'paused', 'cancelled'] as const) expect(canStep('change', state)).toBe(false);
  expect(stepRefusal('change', 'sent')).toBe('It can no longer be changed: this digest is “Sent”.');
});

test('Stop during the hold keeps the approval; while sending it pauses', () => {
  expect([stoppedState('scheduled'), stoppedState('sending'), stoppedState('draft')]).toEqual(['approved', 'paused', 'cancelled']);
});

test('no mail leaves before the hold is over', () => {
  const now = new Date('2026-12-01T09:00:00Z');
  expect(sendAtOf(undefined, 10, now).toISOString()).toBe('2026-12-01T09:10:00.000Z');
  expect(sendAtOf(new Date('2026-12-01T09:01:00Z'), 10, now).toISOString()).toBe('2026-12-01T09:10:00.000Z');
  expect(sendAtOf(new Date('2026-12-02T09:00:00Z'), 10, now).toISOString()).toBe('2026-12-02T09:00:00.000Z');
});

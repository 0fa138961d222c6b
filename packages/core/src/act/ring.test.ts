import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { arcNames, ringOf, ringWords } from './ring.ts';
import { themeStatuses } from './theme-status.ts';

test('the ring closes when a theme is done and the people were told', () => {
  const closed = ringOf({ status: 'done', isLate: false, isTold: true });
  expect(Object.values(closed)).toEqual(['on', 'on', 'on', 'on', 'on']);
  expect(ringWords(closed)).toBe('loop: 5 of 5');
});

test('a late theme is red at the arc it has not reached', () => {
  const late = ringOf({ status: 'in_progress', isLate: true, isTold: false });
  expect(late).toEqual({ heard: 'on', owned: 'on', acting: 'late', done: 'off', told: 'off' });
  expect(ringWords(late)).toBe('loop: 2 of 5, late');
});

test('a theme answered with no says so', () => {
  expect(ringWords(ringOf({ status: 'declined', isLate: false, isTold: true }))).toBe('loop: 5 of 5, answered with no');
});

property.prop([fc.constantFrom(...themeStatuses), fc.boolean(), fc.boolean()])('reached arcs stand before unreached ones, and every theme was at least heard', (status, isLate, isTold) => {
  const ring = ringOf({ status, isLate, isTold });
  const states = arcNames.map((name) => ring[name]);
  expect(states[0]).toBe('on');
  const reached = states.map((state) => state === 'on' || state === 'no');
  expect(reached).toEqual([...reached].sort((a, b) => Number(b) - Number(a)));
  if (states.includes('late')) expect(isLate).toBe(true);
});

import { expect, test } from 'vitest';
import { ringWords } from './ring.tsx';

test('the ring says how far the loop has come and whether it is late', () => {
  expect(ringWords({ heard: 'on', owned: 'on', acting: 'late', done: 'off', told: 'off' })).toBe('loop: 2 of 5, late');
  expect(ringWords({ heard: 'on', owned: 'on', acting: 'on', done: 'on', told: 'on' })).toBe('loop: 5 of 5');
  expect(ringWords({ heard: 'on', owned: 'on', acting: 'now', done: 'off', told: 'off' })).toBe('loop: 2 of 5');
  expect(ringWords({ heard: 'on', owned: 'on', acting: 'no', done: 'no', told: 'on' })).toBe('loop: 5 of 5, answered with no');
});

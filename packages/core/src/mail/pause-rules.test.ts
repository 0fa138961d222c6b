import { expect, test } from 'vitest';
import { isTooMany } from './pause-rules.ts';

test('mail is held at one bounce in twenty, from ten on, and at one complaint in a thousand, from three on', () => {
  expect([isTooMany('bounces', 9, 20), isTooMany('bounces', 10, 200), isTooMany('bounces', 10, 201), isTooMany('bounces', 50, 1000), isTooMany('bounces', 49, 1000)]).toEqual([false, true, false, true, false]);
  expect([isTooMany('complaints', 2, 100), isTooMany('complaints', 3, 3000), isTooMany('complaints', 3, 3001), isTooMany('complaints', 10, 10_000)]).toEqual([false, true, false, true]);
});

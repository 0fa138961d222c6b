import { expect, test } from 'vitest';
import { shownParts } from './shown-parts.ts';

const part = (name: string, reports: number) => ({ name, reports });

test('parts of five and more are shown, the larger first', () => {
  expect(shownParts([part('now_and_then', 5), part('every_day', 7)])).toEqual([part('every_day', 7), part('now_and_then', 5)]);
});

test('a rest of one to four hides all of them, a rest of five does not', () => {
  expect(shownParts([part('every_day', 9), part('every_week', 1)])).toBeNull();
  expect(shownParts([part('every_day', 9), part('every_week', 3), part('now_and_then', 2)])).toEqual([part('every_day', 9)]);
});

test('where every part is small nothing is shown', () => {
  expect(shownParts([part('every_day', 4), part('every_week', 4)])).toBeNull();
  expect(shownParts([])).toBeNull();
});

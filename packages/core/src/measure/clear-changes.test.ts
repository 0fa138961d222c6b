import { expect, test } from 'vitest';
import { clearChanges } from './clear-changes.ts';

test('the worked example of Benjamini and Hochberg: four of fifteen comparisons are clear', () => {
  const published = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1];
  expect(clearChanges(published)).toEqual(published.map((_, place) => place < 4));
});

test('one chance of .04 is clear alone and is not clear among twenty', () => {
  expect(clearChanges([0.04])).toEqual([true]);
  expect(clearChanges([0.04, ...Array.from({ length: 19 }, () => 0.5)])[0]).toBe(false);
});

test('a smaller one that fails its own step is carried by a larger one that passes', () => {
  expect(clearChanges([0.03, 0.04, 0.045])).toEqual([true, true, true]);
});

test('what cannot be judged is neither clear nor counted', () => {
  expect(clearChanges([null, 0.04, null])).toEqual([false, true, false]);
  expect(clearChanges([])).toEqual([]);
});

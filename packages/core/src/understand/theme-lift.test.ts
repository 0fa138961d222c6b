import { expect, test } from 'vitest';
import { themeLift } from './theme-lift.ts';

test('a pair that meets twice as often as by chance has a lift of two', () => {
  expect(themeLift({ both: 20, one: 100, other: 100, all: 1000 })).toBeCloseTo(2);
});

test('a pair is not told where it meets by chance, or only once or twice', () => {
  expect(themeLift({ both: 10, one: 100, other: 100, all: 1000 })).toBeUndefined();
  expect(themeLift({ both: 2, one: 3, other: 3, all: 1000 })).toBeUndefined();
});

test('a count of all texts that is older than the pair does not make it smaller than the two together', () => {
  expect(themeLift({ both: 5, one: 10, other: 10, all: 4 })).toBeUndefined();
  expect(themeLift({ both: 8, one: 10, other: 10, all: 4 })).toBeUndefined();
});

import { expect, test } from 'vitest';
import { scoreDrivers } from './score-drivers.ts';

const asked = (truth: string, found: string, isSuggested = true) => ({ truth, found, isSuggested });

test('accuracy counts contacts, macro-F1 counts drivers alike, and what would not be suggested is told apart', () => {
  const score = scoreDrivers([asked('a', 'a'), asked('a', 'a'), asked('a', 'b', false), asked('b', 'b'), asked('c', 'a', false)]);
  expect(score).toMatchObject({ heldOut: 5, right: 3, suggested: 3, suggestedRight: 3 });
  // a: 2 x 2 / (3 + 3); b: 2 x 1 / (1 + 2); c: 0.
  expect(score.macroF1).toBeCloseTo((4 / 6 + 2 / 3 + 0) / 3, 10);
});

test('without contacts kept aside there is no figure', () => {
  expect(scoreDrivers([])).toEqual({ heldOut: 0, right: 0, macroF1: null, suggested: 0, suggestedRight: 0 });
});

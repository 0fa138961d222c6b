import { expect, it } from 'vitest';
import { matchOutcome } from './match-outcome.ts';

const free = { home: null, isPlacedByPerson: false, isTakenOut: false, isExample: false } as const;

it('lets what nobody decided on go to the new theme, from a proposal, from what is no theme, or from nowhere', () => {
  expect([null, 'proposed', 'dismissed'].map((home) => matchOutcome({ ...free, home: home === 'proposed' || home === 'dismissed' ? home : null }, false))).toEqual(['joins', 'moves', 'moves']);
});

it('leaves what a person placed or took out, and what has an owner unless that is asked for', () => {
  expect(matchOutcome({ ...free, home: 'proposed', isPlacedByPerson: true }, true)).toBe('placed by a person');
  expect(matchOutcome({ ...free, isTakenOut: true }, true)).toBe('taken out by a person');
  expect([false, true].map((takesOwned) => matchOutcome({ ...free, home: 'promised' }, takesOwned))).toEqual(['in a theme with an owner', 'moves']);
});

it('takes an example along wherever it lies', () => {
  expect(matchOutcome({ ...free, home: 'promised', isPlacedByPerson: true, isExample: true }, false)).toBe('moves');
});

import { expect, test } from 'vitest';
import { differenceWords, sideWords } from './comparison-words.ts';

const base = { key: 'response', label: 'Answered a survey', meaning: '', unit: 'percent' as const, told: { n: 1800, value: 41.25 }, heldBack: { n: 200, value: 30 } };

test('a difference carries its interval, and says when chance alone would do', () => {
  expect(differenceWords({ ...base, difference: { value: 11.25, low: 4.02, high: 17.9, isClear: true } })).toBe('+11.3 (+4.0 to +17.9)');
  expect(differenceWords({ ...base, unit: 'score', difference: { value: -0.04, low: -0.2, high: 0.001, isClear: false } })).toBe('−0.04 (−0.20 to 0.00): may be chance');
  expect([sideWords(base.told, 'percent'), sideWords({ n: 200, value: -3 }, 'points')]).toEqual(['41.3 % (n = 1,800)', '−3.0 (n = 200)']);
});

test('too few on either side say nothing, and how few they are', () => {
  expect(differenceWords({ ...base, heldBack: { n: 12, value: null }, difference: null })).toBe('Too few to say (12)');
  expect(sideWords({ n: 12, value: null }, 'percent')).toBe('Too few to say (12)');
});

import { expect, test } from 'vitest';
import { mergeReason, mergeStrength, pairOf } from './merge-strength.ts';

test('two halves of one thing are a strong match, neighbours a possible one, strangers none', () => {
  expect(mergeStrength({ crossing: 0.4, sharedWords: [] })).toBe('strong');
  expect(mergeStrength({ crossing: 0.12, sharedWords: ['refund', 'late', 'money'] })).toBe('strong');
  expect(mergeStrength({ crossing: 0.06, sharedWords: ['refund', 'late'] })).toBe('good');
  expect(mergeStrength({ crossing: 0.06, sharedWords: [] })).toBe('possible');
  expect(mergeStrength({ crossing: 0, sharedWords: ['refund', 'late', 'money'] })).toBe('possible');
  expect(mergeStrength({ crossing: 0.04, sharedWords: ['refund'] })).toBeUndefined();
});

test('says why in a sentence', () => {
  expect(mergeReason({ crossing: 0.31, sharedWords: ['refund', 'late'] })).toBe('31 % of what was said lies nearer to the other one; both say refund, late.');
  expect(mergeReason({ crossing: 0, sharedWords: ['refund'] })).toBe('Both say refund.');
});

test('a pair is the same pair from either side', () => {
  expect(pairOf('b', 'a')).toEqual(pairOf('a', 'b'));
});

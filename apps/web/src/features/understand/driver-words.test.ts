import { expect, test } from 'vitest';
import { accuracyWords, confidenceWords, leftOutWords, suggestedAccuracyWords } from './driver-words.ts';

const accuracy = { n: 100, right: 84, value: 84, low: 75.6, high: 89.9 };

test('accuracy is told beside what always guessing would come to', () => {
  expect(accuracyWords({ accuracy, commonest: { name: 'Billing', right: 21 } })).toBe('Right in 84 of 100 held-out contacts (76 to 90 %); always guessing “Billing” would be right in 21.');
  expect(accuracyWords({ accuracy: null, commonest: null })).toBeUndefined();
  expect(suggestedAccuracyWords({ accuracy, suggestedAccuracy: { ...accuracy, n: 80, right: 75 } })).toBe('A driver would be suggested for 80 of them, and be right for 75.');
});

test('drivers with too few labelled contacts are named, three of them at most', () => {
  const lack = (count: number) => Array.from({ length: count }, (_, at) => ({ id: '', name: `D${at}`, labelled: at }));
  expect(leftOutWords({ leftOut: [] }, 10)).toBeUndefined();
  expect(leftOutWords({ leftOut: lack(4) }, 10)).toBe('Never suggested, with fewer than 10 labelled contacts in which the customer said something: “D0” (0), “D1” (1), “D2” (2) and 1 other.');
});

test('nothing is ever certain', () => {
  expect([0.999999, 0.5, 0.847].map(confidenceWords)).toEqual(['99 %', '50 %', '84 %']);
});

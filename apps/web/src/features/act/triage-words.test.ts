import { expect, test } from 'vitest';
import { growthWords, scoreWords } from './triage-words.ts';

test('growth is told as counts, so that few do not look like many', () => {
  expect(growthWords({ trend: [1, 0, 0, 0, 1, 0, 2, 0, 3, 0, 0, 4] })).toBe('9 in 6 weeks, 2 before');
});

test('a score of too few is told as that', () => {
  expect(scoreWords(null)).toBe('');
  expect(scoreWords({ isShown: false, metric: 'nps', answers: 12 })).toBe('NPS: too few to say (12)');
  expect(scoreWords({ isShown: true, metric: 'nps', answers: 40, otherAnswers: 400, among: 12, others: 46, all: 41 })).toBe('NPS 12, others 46');
});

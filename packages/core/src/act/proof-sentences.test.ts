import { expect, test } from 'vitest';
import { usualProofRule } from './proof-rule.ts';
import { answerWords, lookWords } from './proof-sentences.ts';
import { weighAnswers } from './weigh-answers.ts';

const look = { lookDay: 28, verdict: 'confirmed', unit: 'comments', weeksBefore: 26, mentionsBefore: 260, exposureBefore: 5200, mentionsAfter: 8, exposureAfter: 800, expected: 40, ratio: 0.2, lower: 0.08, upper: 0.41, tail: 0.05 / 6, isAligned: false } as const;

test('a look says both rates, the ratio with its interval, and the counts', () => {
  expect(lookWords(look, 20)).toBe('Look after 28 days: the data say yes. 10.0 mentions per 1,000 comments since, 50.0 in 26 weeks before: 0.20 times as often (98.3 % interval 0.08 to 0.41). 8 mentions counted, 40 expected without a fix.');
  expect(lookWords({ ...look, isAligned: true, unit: 'days', exposureBefore: 182, exposureAfter: 28, verdict: 'contradicted', upper: null }, 20)).toBe(
    'Look after 28 days: the data say no. 2.0 mentions a week since, 10.0 at the same time of the year before: 0.20 times as often (98.3 % interval 0.08 upwards). 8 mentions counted, 40 expected without a fix.',
  );
});

test('too little says how much is there and how much is needed', () => {
  expect(lookWords({ ...look, verdict: 'too_few', expected: 5.8 }, 20)).toBe('Look after 28 days: too little data, 6 mentions expected without a fix, 20 needed.');
  expect(lookWords({ ...look, verdict: 'too_little_history', weeksBefore: 1 }, 20)).toBe('Look after 28 days: too little history, 1 whole week between the first mention and the opening, 12 needed.');
});

test('answers carry their bound', () => {
  expect(answerWords(weighAnswers({}, usualProofRule))).toBe('No customer who could tell has answered yet.');
  expect(answerWords(weighAnswers({ fixed: 12, partly: 2 }, usualProofRule))).toMatch(/^Customers say yes: 14 could tell, 93 % say it is fixed \(95 % bounds \d+ % to 100 %\)\.$/);
});

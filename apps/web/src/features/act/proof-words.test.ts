import { expect, test } from 'vitest';
import { proofWords } from './proof-words.ts';

const answers = { fixed: 0, partly: 0, notFixed: 0, doNotKnow: 0, verdict: 'too_few', shareFixed: 0, lower: 0, upper: 1, sentence: 'No customer who could tell has answered yet.' } as const;
const look = { days: 28, on: '2026-12-15', verdict: 'too_few', outcome: 'none', sentence: 'Look after 28 days: too little data, 6 mentions expected without a fix, 20 needed.', compared: null } as const;

test('before the first look the page says when it comes', () => {
  expect(proofWords({ looks: [], nextLook: { days: 28, on: '2026-12-15' }, answers, disagreeSince: null }, null)).toEqual({ verdict: 'Not known yet', lines: [answers.sentence, 'First look at the data on 15 December.'] });
});

test('too little data says how much is there, and when the next look is', () => {
  const { lines } = proofWords({ looks: [look], nextLook: { days: 56, on: '2027-01-12' }, answers, disagreeSince: null }, null);
  expect(lines).toEqual([look.sentence, answers.sentence, 'Next look at the data on 12 January.']);
});

test('after the last look a fix is confirmed, contested or not proven', () => {
  expect(proofWords({ looks: [look], nextLook: null, answers, disagreeSince: null }, null)).toMatchObject({ verdict: 'Not proven', lines: expect.arrayContaining(['No further look at the data follows.']) });
  expect(proofWords({ looks: [look], nextLook: null, answers, disagreeSince: null }, 'customers').verdict).toBe('Yes, customers say');
  expect(proofWords({ looks: [look], nextLook: null, answers, disagreeSince: '2027-01-12T08:00:00Z' }, null).verdict).toBe('Evidence disagrees');
});

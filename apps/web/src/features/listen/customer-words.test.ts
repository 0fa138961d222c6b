import { expect, test } from 'vitest';
import { writeAsked } from './customer-words.ts';

const about = { surveyId: '0', survey: 'After a call', reason: null, at: '2026-11-16T11:00:00.000Z', answeredAt: null };

test.each([
  [{ ...about, state: 'not_sent', reason: 'asked 12 days ago' }, 'Not asked: asked 12 days ago (After a call)'],
  [{ ...about, state: 'waiting' }, 'Is asked on 16 Nov 2026, 11:00 GMT (After a call)'],
  [{ ...about, state: 'invited' }, 'Asked on 16 Nov 2026, 11:00 GMT, no answer yet (After a call)'],
] as const)('a contact says what a survey decided about it', (given, words) => {
  expect(writeAsked(given, 'Europe/London')).toBe(words);
});

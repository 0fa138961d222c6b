import { expect, test } from 'vitest';
import { heldWords } from './held-words.ts';
import { inTimeWords } from './in-time-words.ts';

test('a handful of mails is counted; a share is said where enough stand behind it', () => {
  expect(inTimeWords({ due: 2, inTime: 0 })).toBe('0 of 2 mails to your own people in the last 24 hours left within 10 seconds.');
  expect(inTimeWords({ due: 1, inTime: 1 })).toBe('1 of 1 mail to your own people in the last 24 hours left within 10 seconds.');
  expect(inTimeWords({ due: 1200, inTime: 1199 })).toBe('99 % of the 1,200 mails to your own people in the last 24 hours left within 10 seconds (to reach: 95 %).');
});

test('what a provider said ends as the sentence it stands in', () => {
  expect(heldWords({ cause: 'provider', bad: 0, among: 0, said: 'Please verify your domain.' })).toContain('“Please verify your domain”. Asking again');
});

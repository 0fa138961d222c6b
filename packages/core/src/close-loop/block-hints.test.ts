import { expect, test } from 'vitest';
import { blockHints } from './block-hints.ts';

test('a text that says what changed raises no question', () => {
  expect(blockHints('Since 3 September nobody’s direct debit changes without a letter ten days before.', 'did')).toEqual([]);
  expect(blockHints('', undefined)).toEqual([]);
});

test('empty phrases, cheer above a refusal and personal data are asked about', () => {
  expect(blockHints('We made improvements to our service.', 'did')).toEqual([expect.stringContaining('Could a customer tell')]);
  expect(blockHints('Great news! We keep the fee for paper bills, because posting one costs 1.84 pounds.', 'declined')).toEqual([expect.stringContaining('without cheer')]);
  expect(blockHints('Great news! Bills now come on the first of each month, as you asked us.', 'did')).toEqual([]);
  expect(blockHints('Call Maria on +44 20 7946 0958 or write to maria.santos@mail.example since Monday 3 May.', 'working')).toEqual([expect.stringContaining('a phone number and an email address')]);
  expect(blockHints('Ask maria.santos@mail.example')).toEqual([expect.stringContaining('an email address')]);
});

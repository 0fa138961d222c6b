import { expect, test } from 'vitest';
import { themeStatuses } from '../act/theme-status.ts';
import { receiptWords } from './receipt-words.ts';

const today = '2026-11-22';

test('every status has words a customer understands, none of them ours', () => {
  for (const status of themeStatuses) expect(receiptWords({ status, deadlineOn: '2026-12-24' }, '2027-01-01', today)).toMatch(/^[A-Z][^_]{20,}\.$/);
});

test('a promised date is said, and said to have passed when it has', () => {
  expect(receiptWords({ status: 'in_progress', deadlineOn: '2026-12-24' }, '2027-01-01', today)).toContain('The date we promised is 24 December 2026.');
  expect(receiptWords({ status: 'open', deadlineOn: '2026-11-01' }, '2027-01-01', today)).toContain('1 November 2026, has passed');
});

test('a point without a theme is not claimed to have one', () => {
  expect(receiptWords(null, '2027-01-01', today)).toContain('Not enough people');
});

import { describe, expect, test } from 'vitest';
import { ringOf, ringWords } from '../act/ring.ts';
import { themeStatuses } from '../act/theme-status.ts';
import { surveyLanguages } from '../listen/survey-languages.ts';
import { customerPageWords } from './customer-page-words.ts';
import { fixAnswerWordsIn, passedWords, receiptRingWords, receiptWords } from './receipt-words.ts';

const today = '2026-11-22';

test('every status has words a customer understands, none of them ours', () => {
  for (const status of themeStatuses) expect(receiptWords({ status, deadlineOn: '2026-12-24' }, '2027-01-01', today, 'en')).toMatch(/^[A-Z][^_]{20,}\.$/);
});

test('a promised date is said, and said to have passed when it has', () => {
  expect(receiptWords({ status: 'in_progress', deadlineOn: '2026-12-24' }, '2027-01-01', today, 'en')).toContain('The date we promised is 24 December 2026.');
  expect(receiptWords({ status: 'open', deadlineOn: '2026-11-01' }, '2027-01-01', today, 'en')).toContain('1 November 2026, has passed');
  expect(receiptWords({ status: 'open', deadlineOn: null }, '2027-01-01', today, 'en')).toBe('A named person has to answer it.');
});

test('a point without a theme is not claimed to have one', () => {
  expect(receiptWords(null, '2027-01-01', today, 'en')).toContain('Not enough people');
});

describe.each(surveyLanguages)('in %s', (language) => {
  test('the pages have every sentence, with the slots of the English one and in words of their own', () => {
    const slots = (sentence: string) => [...sentence.matchAll(/\{[a-z]+\}/g)].map(([slot]) => slot).sort();
    const own: Readonly<Record<string, string>> = customerPageWords[language];
    expect(Object.keys(own)).toEqual(Object.keys(customerPageWords.en));
    for (const [name, sentence] of Object.entries(customerPageWords.en)) {
      expect([name, slots(own[name] ?? ''), own[name] === '']).toEqual([name, slots(sentence), false]);
      expect([name, own[name] === sentence]).toEqual([name, language === 'en']);
    }
  });

  test('every status, date and ring is said, and no slot stays open', () => {
    const said = [
      ...themeStatuses.flatMap((status) => ['2026-12-24', '2026-11-01'].map((deadlineOn) => receiptWords({ status, deadlineOn }, '2027-01-01', today, language))),
      passedWords('2026-09-12', { cadence: 'quarterly', nextDigestOn: '2027-01-01' }, language),
      ...themeStatuses.map((status) => receiptRingWords(ringOf({ status, isLate: true, isTold: true }), language)),
      ...Object.values(fixAnswerWordsIn(language)),
    ];
    for (const sentence of said) expect(sentence).toMatch(/^[^{}]{2,}$/);
  });
});

test('the ring says to a customer what it says to the staff', () => {
  for (const status of themeStatuses) {
    const ring = ringOf({ status, isLate: status === 'open', isTold: false });
    expect(receiptRingWords(ring, 'en')).toBe(ringWords(ring));
  }
});

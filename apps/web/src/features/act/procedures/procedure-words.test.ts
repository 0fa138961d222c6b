import { expect, test } from 'vitest';
import { coverageShare, standingWords } from './procedure-words.ts';

test('a procedure says who answers, who stands in, and whether its review is due', () => {
  const standing = { owner: { id: '1', name: 'Asha Rao' }, deputy: null, reviewOn: '2027-01-31', isReviewDue: false, isRetired: false };
  expect(standingWords(standing)).toBe('Asha Rao answers for it; nobody stands in. It is looked at again on 31 January 2027.');
  expect(standingWords({ ...standing, deputy: { id: '2', name: 'Tom Hale' }, isReviewDue: true })).toBe('Asha Rao answers for it, Tom Hale stands in. Its review was due on 31 January 2027.');
  expect(standingWords({ ...standing, isRetired: true })).toBe('It is no longer in use.');
});

test('without a contact there is no share', () => {
  expect(coverageShare({ contacts: 0, covered: 0, drivers: [] })).toBeUndefined();
  expect(coverageShare({ contacts: 3, covered: 2, drivers: [] })).toBe('67 %');
});

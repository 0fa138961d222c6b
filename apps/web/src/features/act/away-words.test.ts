import { expect, test } from 'vitest';
import { awayWords } from './away-words.ts';

test('who is away is so from the first day to the last, or without an end', () => {
  const absences = [{ fromOn: '2026-11-19', toOn: '2026-11-29' }, { fromOn: '2026-12-24', toOn: null }];
  expect(['2026-11-18', '2026-11-19', '2026-11-29', '2026-11-30', '2027-02-01'].map((day) => awayWords(absences, day)?.split(' ').slice(0, 2).join(' '))).toEqual([undefined, 'away until', 'away until', undefined, 'away']);
});

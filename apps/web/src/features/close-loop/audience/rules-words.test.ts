import { everybody } from '@kept/core/close-loop/audience-rules.ts';
import { expect, test } from 'vitest';
import { rulesWords } from './rules-words.ts';

test('an audience reads as a sentence, and no rules say nothing', () => {
  expect(rulesWords(everybody, (id) => id)).toEqual([]);
  expect(rulesWords({ ...everybody, segments: { is: 'not_in', names: ['Home', 'Trade', 'Public'] }, languages: { is: 'in', codes: ['de'] }, themes: ['a'], saidYes: true, withinDays: 1 }, () => 'Bills come late')).toEqual([
    'not in the segment Home, Trade or Public', 'reads German', 'said something on “Bills come late”', 'said something in the day before it was made', 'said yes to the digest',
  ]);
});

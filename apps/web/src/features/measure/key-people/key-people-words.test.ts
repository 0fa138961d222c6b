import { expect, test } from 'vitest';
import { carryWords, lostWords } from './key-people-words.ts';

test('what would be lost and what somebody carries read as sentences do', () => {
  expect(lostWords([{ kind: 'theme', total: 11, lost: 4 }, { kind: 'procedure', total: 3, lost: 1 }, { kind: 'step', total: 1, lost: 0 }, { kind: 'driver', total: 20, lost: 1 }])).toBe('4 of 11 open themes, 1 of 3 procedures and 1 of 20 reasons for contact');
  expect(lostWords([])).toBe('');
  expect(carryWords({ themes: 4, deputies: 1, procedures: 1, steps: 0 })).toBe('owns 4 open themes and 1 procedure and stands in once');
  expect(carryWords({ themes: 0, deputies: 0, procedures: 0, steps: 2 })).toBe('is named in 2 steps');
  expect(carryWords({ themes: 0, deputies: 0, procedures: 0, steps: 0 })).toBe('nothing carries their name');
});

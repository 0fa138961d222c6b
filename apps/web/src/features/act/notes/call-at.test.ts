import { expect, test } from 'vitest';
import { callAt, whoMatches } from './call-at.ts';

test('a name is being written behind an @ that begins a word, until a third word begins', () => {
  expect(callAt('Ask @', 5)).toEqual({ from: 4, letters: '' });
  expect(callAt('Ask @Ash now', 8)).toEqual({ from: 4, letters: 'Ash' });
  expect(callAt('@Asha R', 7)).toEqual({ from: 0, letters: 'Asha R' });
  expect([callAt('@Asha Rao and', 13), callAt('a@b', 3), callAt('Ask', 3)]).toEqual([undefined, undefined, undefined]);
});

test('letters find whoever has a name that begins with them', () => {
  const people = [{ label: 'Asha Rao' }, { label: 'Nadia Hussain' }, { label: 'Mei-Ling Chan' }];
  expect(whoMatches(people, 'ra').map(({ label }) => label)).toEqual(['Asha Rao']);
  expect(whoMatches(people, '')).toHaveLength(3);
  expect(whoMatches(people, 'asha r').map(({ label }) => label)).toEqual(['Asha Rao']);
});

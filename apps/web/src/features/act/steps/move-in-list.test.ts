import { expect, test } from 'vitest';
import { moveInList } from './move-in-list.ts';

test('one of a list moves by a place, and stays at its ends', () => {
  expect(moveInList(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
  expect(moveInList(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
  expect([moveInList(['a', 'b'], 'a', -1), moveInList(['a', 'b'], 'b', 1), moveInList(['a'], 'x', 1)]).toEqual([['a', 'b'], ['a', 'b'], ['a']]);
});

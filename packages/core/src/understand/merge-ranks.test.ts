import { expect, test } from 'vitest';
import { mergeRanks } from './merge-ranks.ts';

test('what both lists hold comes first, then the two by turns', () => {
  expect(mergeRanks(['a', 'b', 'c'], ['d', 'c'])).toEqual([{ id: 'c', foundBy: 'both' }, { id: 'a', foundBy: 'words' }, { id: 'd', foundBy: 'meaning' }, { id: 'b', foundBy: 'words' }]);
  expect(mergeRanks([], ['x'])).toEqual([{ id: 'x', foundBy: 'meaning' }]);
  expect(mergeRanks([], [])).toEqual([]);
});

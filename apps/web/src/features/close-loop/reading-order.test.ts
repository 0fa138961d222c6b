import { expect, test } from 'vitest';
import { inReadingOrder, movedBy } from './reading-order.ts';

const blocks = [{ themeId: 'w', kind: 'working' }, { themeId: 'a', kind: 'did' }, { themeId: 'b', kind: 'did' }] as const;

test('what was done comes first, in the order its composer gave', () => {
  expect(inReadingOrder(blocks).map(({ themeId }) => themeId)).toEqual(['a', 'b', 'w']);
});

test('a block changes places only with its own kind, since readers see one kind after the other', () => {
  const order = inReadingOrder(blocks);
  expect(movedBy(order, 'a', 1)?.map(({ themeId }) => themeId)).toEqual(['b', 'a', 'w']);
  expect([movedBy(order, 'a', -1), movedBy(order, 'b', 1), movedBy(order, 'w', 1), movedBy(order, 'gone', 1)]).toEqual([undefined, undefined, undefined, undefined]);
});

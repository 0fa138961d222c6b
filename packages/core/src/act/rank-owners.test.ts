import { expect, test } from 'vitest';
import { ownerReason, rankOwners } from './rank-owners.ts';

const ground = (memberId: string, sameOrigin = 0, sameGroup = 0, alike: readonly string[] = []) => ({ memberId, sameOrigin, sameGroup, alike });

test('likeness weighs more than the group, and the group more than the origin', () => {
  const ranked = rankOwners([ground('a', 2), ground('b', 0, 0, ['Late refunds']), ground('c', 1, 1), ground('d')]);
  expect(ranked.map((each) => each.memberId)).toEqual(['b', 'c', 'a']);
});

test('nobody without a ground is suggested, and no more than three people', () => {
  expect(rankOwners([ground('a'), ground('b')])).toEqual([]);
  expect(rankOwners(['a', 'b', 'c', 'd'].map((id) => ground(id, 1)))).toHaveLength(3);
});

test('the reason names what it rests on', () => {
  expect(ownerReason(ground('a', 2, 1, ['Late refunds']), 'billing')).toBe('has “Late refunds”, which is alike; one theme of the same group; 2 themes that begin in billing');
  expect(ownerReason(ground('a', 2), null)).toBe('');
});

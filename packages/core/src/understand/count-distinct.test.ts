import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { countDistinct, Pairs } from './count-distinct.ts';

property.prop([fc.array(fc.tuple(fc.nat(7), fc.nat(15)), { maxLength: 9000 }), fc.array(fc.nat(5), { minLength: 8, maxLength: 8 })])('at each place everybody counts once, however often and in whatever order they came', (given, others) => {
  const pairs = new Pairs();
  for (const [place, person] of given) pairs.add(place, person);
  const counted = [...countDistinct(pairs, Int32Array.from(others), 16)];
  expect(counted).toEqual(others.map((other, place) => other + new Set(given.filter((pair) => pair[0] === place).map((pair) => pair[1])).size));
});

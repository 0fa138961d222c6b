import { expect, it } from 'vitest';
import { FeatureCounts } from './feature-counts.ts';

const seen = (counts: FeatureCounts) => Array.from({ length: counts.size }, (_, place) => [counts.featureAt(place), counts.countAt(place)]);

it('counts features in the order of their first occurrence, those that fall on one slot as well, and starts anew when emptied', () => {
  const counts = new FeatureCounts();
  for (const feature of [7, 0, -5, 7, 0x7fffffff, 0, 7]) counts.add(feature);
  expect(seen(counts)).toEqual([[7, 3], [0, 2], [-5, 1], [0x7fffffff, 1]]);
  counts.clear();
  expect(counts.size).toBe(0);
  for (let feature = 0; feature < 16_384; feature++) counts.add(feature);
  for (let feature = 0; feature < 16_384; feature += 2) counts.add(feature);
  expect(counts.size).toBe(16_384);
  expect(seen(counts).every(([feature, count], place) => feature === place && count === (place % 2 === 0 ? 2 : 1))).toBe(true);
  counts.add(99_999);
  expect(counts.size).toBe(16_384);
});

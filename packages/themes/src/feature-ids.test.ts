import { expect, it } from 'vitest';
import { FeatureIds } from './feature-ids.ts';

it('numbers features in the order in which they come, through every growth of the table', () => {
  const ids = new FeatureIds();
  const features = Array.from({ length: 5000 }, (_, i) => Math.imul(i, 0x10000) ^ -i);
  expect(features.map((feature) => ids.add(feature))).toEqual(features.map((_, i) => i));
  expect(features.map((feature) => ids.add(feature))).toEqual(features.map((_, i) => i));
  expect(features.map((feature) => ids.find(feature))).toEqual(features.map((_, i) => i));
  expect(features.map((_, i) => ids.featureOf(i))).toEqual(features);
  expect([ids.size, ids.find(123_456_789)]).toEqual([5000, -1]);
});

import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { drawSide, isDrawn } from './control-group.ts';

const macOf = (text: string) => createHmac('sha256', 'a secret').update(text).digest('hex');
const plain = { hasOwnPoints: false, isShared: false, wasHeldBack: false };

test('whoever has a point of their own, shares an address or missed the last one is never held back, and never compared', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.string(), fc.boolean(), fc.boolean(), fc.boolean(), (percent, id, hasOwnPoints, isShared, wasHeldBack) => {
      const side = drawSide(percent, { mac: macOf(id), hasOwnPoints, isShared, wasHeldBack });
      return hasOwnPoints || isShared || wasHeldBack ? side === undefined : side === (isDrawn(percent, macOf(id)) ? 'held_back' : 'told');
    }),
  );
  expect(drawSide(0, { mac: '00000000', ...plain })).toBeUndefined();
});

test('the share that is held back is the share that was chosen, as far as chance allows, in every digest anew', () => {
  const people = 20_000;
  for (const [percent, digest] of [[1, 'a'], [5, 'b'], [10, 'c'], [20, 'd']] as const) {
    const held = Array.from({ length: people }, (_, place) => isDrawn(percent, macOf(`${place}\n${digest}`))).filter(Boolean).length;
    const p = percent / 100;
    expect(Math.abs(held - people * p)).toBeLessThan(4 * Math.sqrt(people * p * (1 - p)));
  }
  const both = Array.from({ length: people }, (_, place) => isDrawn(10, macOf(`${place}\ne`)) && isDrawn(10, macOf(`${place}\nf`))).filter(Boolean).length;
  expect(Math.abs(both - people * 0.01)).toBeLessThan(4 * Math.sqrt(people * 0.01 * 0.99));
});

import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { rateRatio } from './rate-ratio.ts';

const usual = { tail: 0.025, spread: 1 };

test('agrees with published Clopper-Pearson limits: 4 of 20 lies between 5.73 % and 43.66 %', () => {
  const { ratio, lower, upper } = rateRatio({ events: 16, exposure: 1 }, { events: 4, exposure: 1 }, usual);
  expect(ratio).toBeCloseTo(0.25, 10);
  expect(lower / (1 + lower)).toBeCloseTo(0.0573, 4);
  expect(upper / (1 + upper)).toBeCloseTo(0.4366, 4);
});

test('none after the fix: the upper limit is the exact one, 1 - 0.025^(1/n)', () => {
  const { ratio, lower, upper } = rateRatio({ events: 40, exposure: 84 }, { events: 0, exposure: 28 }, usual);
  const share = 1 - 0.025 ** (1 / 40);
  expect([ratio, lower]).toEqual([0, 0]);
  expect(upper).toBeCloseTo((share / (1 - share)) * 3, 8);
});

property.prop([fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 })])('the ratio lies inside its interval, and asking the other way round turns it over', (a, b, days, otherDays) => {
  fc.pre(a + b > 0);
  const one = rateRatio({ events: a, exposure: days }, { events: b, exposure: otherDays }, usual);
  const other = rateRatio({ events: b, exposure: otherDays }, { events: a, exposure: days }, usual);
  expect(one.lower).toBeLessThanOrEqual(one.ratio + 1e-9);
  expect(one.upper).toBeGreaterThanOrEqual(one.ratio - 1e-9);
  if (a > 0 && b > 0) expect(one.upper * other.lower).toBeCloseTo(1, 6);
});

test('nothing counted on either side says nothing, and is no number that is none', () => {
  for (const [a, b] of [[{ events: 0, exposure: 84 }, { events: 0, exposure: 28 }], [{ events: 3, exposure: 0 }, { events: 1, exposure: 28 }], [{ events: 3, exposure: 84 }, { events: 0, exposure: 0 }]] as const) {
    expect(rateRatio(a, b, usual)).toEqual({ ratio: 1, lower: 0, upper: Infinity });
  }
});

property.prop([fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), fc.double({ min: 1, max: 5, noNaN: true })])('one more after the fix never lowers a limit, and a wider spread never narrows them', (a, b, spread) => {
  const before = { events: a + 1, exposure: 84 };
  const fewer = rateRatio(before, { events: b, exposure: 28 }, { tail: 0.025, spread });
  const more = rateRatio(before, { events: b + 1, exposure: 28 }, { tail: 0.025, spread });
  const plain = rateRatio(before, { events: b, exposure: 28 }, usual);
  expect(more.lower).toBeGreaterThanOrEqual(fewer.lower - 1e-9);
  expect(more.upper).toBeGreaterThanOrEqual(fewer.upper - 1e-9);
  expect(fewer.lower).toBeLessThanOrEqual(plain.lower + 1e-9);
  expect(fewer.upper).toBeGreaterThanOrEqual(plain.upper - 1e-9);
});

property.prop([fc.double({ min: 0.05, max: 3, noNaN: true }), fc.integer({ min: 1, max: 2 ** 31 - 1 })], { numRuns: 20 })('covers the true ratio in at least 95 % of worlds, as an exact interval must', (truth, seed) => {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const poisson = (mean: number) => {
    let count = -1;
    for (let left = 1; left > Math.exp(-mean); left *= random()) count += 1;
    return count;
  };
  let covered = 0;
  const worlds = 300;
  for (let world = 0; world < worlds; world += 1) {
    const before = poisson(24);
    const after = poisson(8 * truth);
    if (before + after === 0) covered += 1;
    else {
      const { lower, upper } = rateRatio({ events: before, exposure: 84 }, { events: after, exposure: 28 }, usual);
      covered += lower <= truth && truth <= upper ? 1 : 0;
    }
  }
  expect(covered / worlds).toBeGreaterThan(0.91);
});

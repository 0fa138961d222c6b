import { expect, test } from 'vitest';
import type { Tally } from './estimate.ts';
import { compareSides } from './compare-sides.ts';

/** Chances in an order that is the same each time (Park and Miller 1988). */
function chances(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const shareOf = (n: number, p: number, chance: () => number): Tally => ({ kind: 'share', n, hits: Array.from({ length: n }, chance).filter((one) => one < p).length });
const tallyOf = (scores: readonly number[]): Tally => ({ kind: 'mean', n: scores.length, sum: scores.reduce((sum, score) => sum + score, 0), sumOfSquares: scores.reduce((sum, score) => sum + score ** 2, 0) });
const scoresOf = (n: number, lift: number, chance: () => number) => Array.from({ length: n }, () => Math.min(5, Math.max(1, Math.floor(1 + 5 * Math.sqrt(chance()) + (chance() < lift ? 1 : 0)))));
const npsOf = (n: number, promoters: number, chance: () => number): Tally => {
  const drawn = Array.from({ length: n }, chance);
  return { kind: 'nps', n, promoters: drawn.filter((one) => one < promoters).length, detractors: drawn.filter((one) => one > 0.7).length };
};
/** 500 worlds: told and held back as an audience of 2,000 with a tenth held back would be. */
const worlds = (draw: (n: number, chance: () => number) => Tally) => Array.from({ length: 500 }, (_, world) => ((chance) => compareSides(draw(1800, chance), draw(200, chance)))(chances(world * 7919 + 17)));

test('where telling changes nothing, the interval holds "no difference" in at least 93 of 100 worlds, and not in all', () => {
  const kinds = { rare: (n: number, chance: () => number) => shareOf(n, 0.03, chance), even: (n: number, chance: () => number) => shareOf(n, 0.4, chance), mean: (n: number, chance: () => number) => tallyOf(scoresOf(n, 0, chance)), nps: (n: number, chance: () => number) => npsOf(n, 0.45, chance) };
  for (const [kind, draw] of Object.entries(kinds)) {
    const held = worlds(draw).filter((change) => change !== null && change.low <= 0 && change.high >= 0).length;
    expect({ kind, isEnough: held >= 465, isNotAll: held <= 495 }).toEqual({ kind, isEnough: true, isNotAll: true });
  }
});

test('a difference that is there is found, with its direction', () => {
  const chance = chances(4711);
  const answered = compareSides(shareOf(1800, 0.45, chance), shareOf(200, 0.25, chance));
  const score = compareSides(tallyOf(scoresOf(1800, 0.6, chance)), tallyOf(scoresOf(200, 0, chance)));
  const churn = compareSides(shareOf(9000, 0.02, chance), shareOf(1000, 0.06, chance));
  expect([answered, score, churn].map((change) => [change?.isClear, Math.sign(change?.value ?? 0)])).toEqual([[true, 1], [true, 1], [true, -1]]);
  expect([answered?.low ?? 0, answered?.high ?? 0].map((bound) => Math.sign(bound - 20))).toEqual([-1, 1]);
});

test('Welch’s interval is the one of the textbook, and nothing is said of fewer than 30', () => {
  const spread = (n: number, mean: number, deviation: number): Tally => ({ kind: 'mean', n, sum: n * mean, sumOfSquares: deviation ** 2 * (n - 1) + n * mean ** 2 });
  const change = compareSides(spread(40, 20.6, 2), spread(30, 22.1, 3.2));
  expect([change?.value, change?.low, change?.high].map((value) => Math.round((value ?? 0) * 100) / 100)).toEqual([-1.5, -2.84, -0.16]);
  expect(compareSides(spread(29, 20, 2), spread(500, 22, 2))).toBeNull();
  expect(compareSides({ kind: 'share', n: 12, hits: 3 }, { kind: 'share', n: 900, hits: 3 })).toBeNull();
});

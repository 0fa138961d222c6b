import { describe, expect, it } from 'vitest';
import { estimateThemes } from './estimate-themes.ts';
import { loadTensorRuntime } from './load-tensor-runtime.ts';
import { seededRandom } from './seeded-random.ts';

const DIMENSIONS = 96;
const noWords = { sparse: () => ({ ids: new Int32Array(0), values: new Float32Array(0) }), features: 0 };

/** Unit vectors scattered about as many centres as there are sizes; `scatter` 0 puts them on their centre. */
function scattered(sizes: readonly number[], scatter: number) {
  const random = seededRandom(7);
  const rows = sizes.flatMap((size) => {
    const centre = direction(random);
    return Array.from({ length: size }, () => {
      const noise = direction(random);
      return unit(centre.map((value, d) => value + scatter * (noise[d] ?? 0)));
    });
  });
  const values = Float32Array.from(rows.flat());
  return { rows: rows.length, dimensions: DIMENSIONS, read: (from: number, to: number) => values.subarray(from * DIMENSIONS, to * DIMENSIONS) };
}

const direction = (random: () => number): number[] => unit(Array.from({ length: DIMENSIONS }, () => random() + random() + random() - 1.5));

function unit(values: readonly number[]): number[] {
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return values.map((value) => value / length);
}

describe('how many themes texts are likely to hold', async () => {
  const runtime = await loadTensorRuntime();
  const estimate = (sizes: readonly number[], scatter = 0.4) => estimateThemes(runtime, { ...noWords, dense: scattered(sizes, scatter) });

  it.each([[20, 15], [20, 60], [20, 200], [60, 20], [60, 60]])('is right where %i themes of %i texts lie apart, however many texts there are', (themes, size) => {
    const found = estimate(Array.from({ length: themes }, () => size)) ?? 0;
    expect(found / themes).toBeGreaterThan(0.9);
    expect(found / themes).toBeLessThan(1.15);
  });

  it('does not forget the small ones beside one that half of the texts are about', () => {
    const found = estimate([800, ...Array.from({ length: 40 }, () => 20)]) ?? 0;
    // The chance that two texts are of one theme alone would say 4.
    expect(found).toBeGreaterThan(10);
    expect(found).toBeLessThan(16);
  });

  it('says nothing where no text resembles others', () => {
    expect(estimate(Array.from({ length: 400 }, () => 1))).toBeUndefined();
    expect(estimate([])).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { CellIndex } from './cell-index.ts';
import { keepRows, type KeptRows } from './dense-rows.ts';
import { findNearestRows } from './find-nearest-rows.ts';
import { loadTensorRuntime } from './load-tensor-runtime.ts';
import { seededRandom } from './seeded-random.ts';

const DIMENSIONS = 16;

/** Unit rows around forty centres, the same ones for every call. */
function scattered(count: number, seed: number): KeptRows {
  const [around, random] = [seededRandom(4), seededRandom(seed)];
  const centres = Array.from({ length: 40 }, () => Float32Array.from({ length: DIMENSIONS }, () => around() - 0.5));
  const values = new Float32Array(count * DIMENSIONS);
  for (let row = 0; row < count; row++) {
    const own = Float32Array.from({ length: DIMENSIONS }, (_, d) => (centres[row % 40]?.[d] ?? 0) + 0.4 * (random() - 0.5));
    const length = Math.hypot(...own);
    values.set(own.map((value) => value / length), row * DIMENSIONS);
  }
  return keepRows({ rows: count, dimensions: DIMENSIONS, read: (from, to) => values.slice(from * DIMENSIONS, to * DIMENSIONS) });
}

const firstOf = (rows: KeptRows, count: number): KeptRows => keepRows({ ...rows, rows: count });

describe('an index by cells', () => {
  it('finds nearly all of what comparing everything finds, also of rows that came later', async () => {
    const runtime = await loadTensorRuntime();
    const [stored, queries, wanted] = [scattered(4000, 5), scattered(200, 6), 10];
    const index = new CellIndex(runtime, firstOf(stored, 2500));
    index.add(stored);
    const found = index.findNearest(stored, queries, wanted);
    const exact = findNearestRows(runtime, queries, stored, wanted, false);
    let shared = 0;
    let late = 0;
    for (let query = 0; query < queries.rows; query++) {
      const own = new Set(exact.ids.subarray(query * wanted, (query + 1) * wanted));
      for (const id of found.ids.subarray(query * wanted, (query + 1) * wanted)) {
        if (own.has(id)) shared++;
        if (id >= 2500) late++;
      }
    }
    expect(shared / (queries.rows * wanted)).toBeGreaterThan(0.95);
    expect(late).toBeGreaterThan(0);
  });

  it('finds neighbours for everybody where all rows are equal, and for a query without content', async () => {
    const runtime = await loadTensorRuntime();
    const equal = keepRows({ rows: 400, dimensions: 2, read: () => Float32Array.from({ length: 800 }, (_, i) => (i % 2 === 0 ? 1 : 0)) });
    const queries = keepRows({ rows: 2, dimensions: 2, read: () => Float32Array.of(1, 0, 0, 0) });
    const found = new CellIndex(runtime, equal).findNearest(equal, queries, 5);
    expect([...found.ids].every((id) => id >= 0)).toBe(true);
    expect(new Set(found.ids.subarray(0, 5)).size).toBe(5);
  });

  it('answers nothing where nobody asks', async () => {
    const runtime = await loadTensorRuntime();
    const rows = scattered(100, 7);
    expect(new CellIndex(runtime, rows).findNearest(rows, firstOf(rows, 0), 5).ids.length).toBe(0);
  });
});

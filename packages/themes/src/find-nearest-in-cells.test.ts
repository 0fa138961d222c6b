import { expect, it } from 'vitest';
import { keepRows } from './dense-rows.ts';
import { findNearestInCells } from './find-nearest-in-cells.ts';
import { findNearestRows } from './find-nearest-rows.ts';
import { loadTensorRuntime } from './load-tensor-runtime.ts';
import { seededRandom } from './seeded-random.ts';

it('finds nearly all of the nearest rows that an exhaustive search finds', async () => {
  const random = seededRandom(4);
  const [count, dimensions, wanted] = [3000, 16, 10];
  const centres = Array.from({ length: 40 }, () => Float32Array.from({ length: dimensions }, () => random() - 0.5));
  const values = new Float32Array(count * dimensions);
  for (let row = 0; row < count; row++) {
    const own = Float32Array.from({ length: dimensions }, (_, d) => (centres[row % 40]?.[d] ?? 0) + 0.4 * (random() - 0.5));
    const length = Math.hypot(...own);
    values.set(own.map((value) => value / length), row * dimensions);
  }
  const rows = keepRows({ rows: count, dimensions, read: (from, to) => values.slice(from * dimensions, to * dimensions) });
  const runtime = await loadTensorRuntime();
  const exact = findNearestRows(runtime, rows, rows, wanted, true);
  const quick = findNearestInCells(runtime, rows, wanted);
  let shared = 0;
  for (let row = 0; row < count; row++) {
    const own = new Set(exact.ids.subarray(row * wanted, (row + 1) * wanted));
    for (const id of quick.ids.subarray(row * wanted, (row + 1) * wanted)) if (own.has(id)) shared++;
    expect([...quick.ids.subarray(row * wanted, (row + 1) * wanted)]).not.toContain(row);
  }
  expect(shared / (count * wanted)).toBeGreaterThan(0.95);
});

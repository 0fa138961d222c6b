import { expect, it } from 'vitest';
import { loadTensorRuntime } from './load-tensor-runtime.ts';
import { seededRandom } from './seeded-random.ts';
import { stretchLike } from './stretch-rows.ts';

const DIMENSIONS = 200;
const random = seededRandom(3);
/** Rows that differ five times as much in their first ten places as in the others. */
const rows = Array.from({ length: 600 }, () => Float32Array.from({ length: DIMENSIONS }, (_, d) => (random() - 0.5) * (d < 10 ? 5 : 1)));
const squares = (row: Float32Array, from = 0, to = DIMENSIONS): number => row.subarray(from, to).reduce((sum, value) => sum + value * value, 0);
const mean = (figure: (row: Float32Array) => number, of = rows): number => of.reduce((sum, row) => sum + figure(row), 0) / of.length;

it('lengthens rows where they differ most, and leaves their mean square length', async () => {
  const stretch = stretchLike(await loadTensorRuntime(), rows, 0.25);
  const stretched = rows.map((row) => row.slice());
  stretched.forEach((row) => stretch?.(row));
  expect(mean(squares, stretched) / mean(squares)).toBeCloseTo(1, 2);
  const ratio = (of: readonly Float32Array[]): number => of.reduce((sum, row) => sum + squares(row, 0, 10), 0) / of.reduce((sum, row) => sum + squares(row, 10), 0);
  expect(ratio(stretched)).toBeGreaterThan(1.5 * ratio(rows));
});

it('gives stretched weights the say they have on stretched rows', async () => {
  const stretch = stretchLike(await loadTensorRuntime(), rows, 0.25);
  const [row, weights] = [rows[7]?.slice() ?? new Float32Array(), Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5)];
  const [stretchedRow, stretchedWeights] = [row.slice(), weights.slice()];
  [stretchedRow, stretchedWeights].forEach((each) => stretch?.(each));
  const sum = (a: Float32Array, b: Float32Array): number => a.reduce((all, value, d) => all + value * (b[d] ?? 0), 0);
  expect(sum(row, stretchedWeights)).toBeCloseTo(sum(stretchedRow, weights), 3);
});

it('is none for fewer rows than four an axis', async () => {
  expect(stretchLike(await loadTensorRuntime(), rows.slice(0, 255), 0.25)).toBeUndefined();
});

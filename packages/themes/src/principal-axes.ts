import type { DenseRows } from './dense-rows.ts';
import type { TensorRuntime } from './load-tensor-runtime.ts';
import { multiply, transposed } from './multiply.ts';
import { seededRandom } from './seeded-random.ts';

const SAMPLE = 4000;
const ROUNDS = 8;

/** The directions along which rows differ most, as a matrix of `dimensions` rows and `count` columns, both as given. */
export interface Axes {
  readonly dimensions: number;
  readonly count: number;
  readonly values: Float32Array;
}

/**
 * The `count` principal axes of rows that are centred already, over an evenly spread sample of at most 4,000, by subspace iteration
 * (Golub & Van Loan, Matrix Computations, 8.2.4). Undefined where the rows are too few or have no more dimensions than asked for.
 */
export function principalAxes(runtime: TensorRuntime, rows: DenseRows, count: number): Axes | undefined {
  const { dimensions } = rows;
  const taken = Math.min(SAMPLE, rows.rows);
  if (taken < 4 * count || dimensions <= count) return undefined;
  const sample = new Float32Array(taken * dimensions);
  for (let i = 0; i < taken; i++) {
    const row = Math.floor((i * rows.rows) / taken);
    sample.set(rows.read(row, row + 1), i * dimensions);
  }
  const turned = transposed(sample, taken);
  // Fewer rows than dimensions are gone through in each round: their covariance would be the larger matrix.
  const covariance = taken < dimensions ? undefined : multiply(runtime, turned, sample, dimensions, dimensions);
  const spread = (axes: Float32Array): Float32Array => (covariance ? multiply(runtime, covariance, axes, dimensions, count) : multiply(runtime, turned, multiply(runtime, sample, axes, taken, count), dimensions, count));
  const random = seededRandom(1);
  let values: Float32Array = Float32Array.from({ length: dimensions * count }, () => random() - 0.5);
  for (let round = 0; round < ROUNDS; round++) values = orthonormal(spread(values), dimensions, count);
  return { dimensions, count, values };
}

/** The rows seen along the axes, brought to unit length again; rows of zeros stay zero. */
export function alongAxes(runtime: TensorRuntime, values: Float32Array, axes: Axes): Float32Array {
  const rows = values.length / axes.dimensions;
  const seen = multiply(runtime, values, axes.values, rows, axes.count);
  for (let row = 0; row < rows; row++) {
    let squares = 0;
    for (let d = row * axes.count; d < (row + 1) * axes.count; d++) squares += (seen[d] ?? 0) ** 2;
    const norm = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let d = row * axes.count; d < (row + 1) * axes.count; d++) seen[d] = (seen[d] ?? 0) * norm;
  }
  return seen;
}

/** Gram-Schmidt on the columns, by way of their transpose so that each lies in one piece. */
function orthonormal(columns: Float32Array, dimensions: number, count: number): Float32Array {
  const rows = transposed(columns, dimensions);
  for (let c = 0; c < count; c++) {
    const own = rows.subarray(c * dimensions, (c + 1) * dimensions);
    for (let before = 0; before < c; before++) {
      const other = rows.subarray(before * dimensions, (before + 1) * dimensions);
      let along = 0;
      for (let d = 0; d < dimensions; d++) along += (own[d] ?? 0) * (other[d] ?? 0);
      for (let d = 0; d < dimensions; d++) own[d] = (own[d] ?? 0) - along * (other[d] ?? 0);
    }
    let squares = 0;
    for (let d = 0; d < dimensions; d++) squares += (own[d] ?? 0) ** 2;
    const norm = 1 / (Math.sqrt(squares) || 1);
    for (let d = 0; d < dimensions; d++) own[d] = (own[d] ?? 0) * norm;
  }
  return transposed(rows, count);
}

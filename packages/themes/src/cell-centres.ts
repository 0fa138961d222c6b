import type { DenseRows } from './dense-rows.ts';
import type { TensorRuntime } from './load-tensor-runtime.ts';
import { multiply, transposed } from './multiply.ts';

const ROUNDS = 6;
const SAMPLE_PER_CELL = 32;

/** Centres of `cells` cells by spherical k-means (Dhillon & Modha 2001) over an evenly spread sample of the rows; always the same for the same rows. */
export function cellCentres(runtime: TensorRuntime, rows: DenseRows, cells: number): Float32Array {
  const { dimensions } = rows;
  const spread = (wanted: number): number[] => Array.from({ length: Math.min(wanted, rows.rows) }, (_, i) => Math.floor((i * rows.rows) / Math.min(wanted, rows.rows)));
  const sample = gatherRows(rows, spread(cells * SAMPLE_PER_CELL));
  let centres = gatherRows(rows, spread(cells));
  for (let round = 0; round < ROUNDS; round++) {
    const nearest = nearestCentres(runtime, sample, centres, cells, dimensions);
    const sums = new Float32Array(cells * dimensions);
    nearest.forEach((cell, i) => {
      for (let d = 0; d < dimensions; d++) sums[cell * dimensions + d] = (sums[cell * dimensions + d] ?? 0) + (sample[i * dimensions + d] ?? 0);
    });
    for (let cell = 0; cell < cells; cell++) {
      const own = sums.subarray(cell * dimensions, (cell + 1) * dimensions);
      const length = Math.sqrt(own.reduce((squares, value) => squares + value * value, 0));
      // A cell nobody is near to keeps its old centre.
      if (length === 0) own.set(centres.subarray(cell * dimensions, (cell + 1) * dimensions));
      else for (let d = 0; d < dimensions; d++) own[d] = (own[d] ?? 0) / length;
    }
    centres = sums;
  }
  return centres;
}

/** For each row of `values` the centre it is nearest to. */
export function nearestCentres(runtime: TensorRuntime, values: Float32Array, centres: Float32Array, cells: number, dimensions: number): Int32Array {
  const count = values.length / dimensions;
  const products = multiply(runtime, values, transposed(centres, cells), count, cells);
  return Int32Array.from({ length: count }, (_, i) => {
    let best = 0;
    for (let cell = 1; cell < cells; cell++) if ((products[i * cells + cell] ?? 0) > (products[i * cells + best] ?? 0)) best = cell;
    return best;
  });
}

/** The rows asked for, one after the other. */
export function gatherRows(rows: DenseRows, picks: readonly number[]): Float32Array {
  const { dimensions } = rows;
  const values = new Float32Array(picks.length * dimensions);
  picks.forEach((row, i) => values.set(rows.read(row, row + 1), i * dimensions));
  return values;
}

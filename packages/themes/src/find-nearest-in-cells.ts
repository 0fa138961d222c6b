import type { KeptRows } from './dense-rows.ts';
import type { NearestRows } from './find-nearest-rows.ts';
import { keepLargest } from './keep-largest.ts';
import type { TensorRuntime } from './load-tensor-runtime.ts';
import { multiply, transposed } from './multiply.ts';

const ROUNDS = 6;
const SAMPLE_PER_CELL = 32;
const CELLS_SEARCHED = 10;
const TILE = 4096;

/**
 * For each row nearly always its largest cosines among all rows, itself left out: rows are sorted into about sqrt(n) cells by
 * spherical k-means (Dhillon & Modha 2001), and a row looks into the 10 cells whose centres are nearest to its own cell's (an inverted
 * file, Sivic & Zisserman 2003). For collections too large to compare everything with everything.
 */
export function findNearestInCells(runtime: TensorRuntime, rows: KeptRows, count: number): NearestRows {
  const cells = Math.max(1, Math.round(Math.sqrt(rows.rows)));
  const centres = findCentres(runtime, rows, cells);
  const members = sortIntoCells(runtime, rows, centres, cells);
  const nearCells = multiply(runtime, centres, transposed(centres, cells), cells, cells);
  const ids = new Int32Array(rows.rows * count).fill(-1);
  const similarities = new Float32Array(rows.rows * count).fill(-Infinity);
  members.forEach((queries, cell) => {
    if (queries.length === 0) return;
    const order = Array.from({ length: cells }, (_, other) => other).sort((a, b) => (nearCells[cell * cells + b] ?? 0) - (nearCells[cell * cells + a] ?? 0) || a - b);
    const near = order.slice(0, CELLS_SEARCHED).flatMap((other) => members[other] ?? []);
    for (let from = 0; from < near.length; from += TILE) compare(runtime, rows, queries, near.slice(from, from + TILE), { count, ids, similarities });
  });
  return { count, ids, similarities };
}

function compare(runtime: TensorRuntime, rows: KeptRows, queries: readonly number[], base: readonly number[], found: NearestRows): void {
  const { count, ids, similarities } = found;
  const products = multiply(runtime, gather(rows, queries), transposed(gather(rows, base), base.length), queries.length, base.length);
  queries.forEach((query, i) => {
    const slot = query * count;
    for (let column = 0; column < base.length; column++) {
      const value = products[i * base.length + column] ?? 0;
      const other = base[column] ?? -1;
      if (value > (similarities[slot] ?? 0) && other !== query) keepLargest(ids, similarities, slot, count, other, value);
    }
  });
}

function gather(rows: KeptRows, picks: readonly number[]): Float32Array {
  const { dimensions } = rows;
  const values = new Float32Array(picks.length * dimensions);
  picks.forEach((row, i) => values.set(rows.values.subarray(row * dimensions, (row + 1) * dimensions), i * dimensions));
  return values;
}

function findCentres(runtime: TensorRuntime, rows: KeptRows, cells: number): Float32Array {
  const { dimensions } = rows;
  const spread = (wanted: number): number[] => Array.from({ length: Math.min(wanted, rows.rows) }, (_, i) => Math.floor((i * rows.rows) / Math.min(wanted, rows.rows)));
  const sample = gather(rows, spread(cells * SAMPLE_PER_CELL));
  let centres = gather(rows, spread(cells));
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

function sortIntoCells(runtime: TensorRuntime, rows: KeptRows, centres: Float32Array, cells: number): number[][] {
  const members: number[][] = Array.from({ length: cells }, () => []);
  for (let from = 0; from < rows.rows; from += TILE) {
    const to = Math.min(rows.rows, from + TILE);
    nearestCentres(runtime, rows.read(from, to), centres, cells, rows.dimensions).forEach((cell, i) => members[cell]?.push(from + i));
  }
  return members;
}

function nearestCentres(runtime: TensorRuntime, values: Float32Array, centres: Float32Array, cells: number, dimensions: number): Int32Array {
  const count = values.length / dimensions;
  const products = multiply(runtime, values, transposed(centres, cells), count, cells);
  return Int32Array.from({ length: count }, (_, i) => {
    let best = 0;
    for (let cell = 1; cell < cells; cell++) if ((products[i * cells + cell] ?? 0) > (products[i * cells + best] ?? 0)) best = cell;
    return best;
  });
}

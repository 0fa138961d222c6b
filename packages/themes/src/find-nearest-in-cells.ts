import { cellCentres, gatherRows, nearestCentres } from './cell-centres.ts';
import type { KeptRows } from './dense-rows.ts';
import type { NearestRows } from './find-nearest-rows.ts';
import { keepLargest } from './keep-largest.ts';
import type { TensorRuntime } from './load-tensor-runtime.ts';
import { multiply, transposed } from './multiply.ts';

const CELLS_SEARCHED = 10;
const TILE = 4096;

/**
 * For each row nearly always its largest cosines among all rows, itself left out: rows are sorted into about sqrt(n) cells by
 * spherical k-means (Dhillon & Modha 2001), and a row looks into the 10 cells whose centres are nearest to its own cell's (an inverted
 * file, Sivic & Zisserman 2003). For collections too large to compare everything with everything.
 */
export function findNearestInCells(runtime: TensorRuntime, rows: KeptRows, count: number): NearestRows {
  const cells = Math.max(1, Math.round(Math.sqrt(rows.rows)));
  const centres = cellCentres(runtime, rows, cells);
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
  const products = multiply(runtime, gatherRows(rows, queries), transposed(gatherRows(rows, base), base.length), queries.length, base.length);
  queries.forEach((query, i) => {
    const slot = query * count;
    const own = products.subarray(i * base.length, (i + 1) * base.length);
    for (let column = 0; column < own.length; column++) {
      const value = own[column] ?? 0;
      if (value > (similarities[slot] ?? 0) && base[column] !== query) keepLargest(ids, similarities, slot, count, base[column] ?? -1, value);
    }
  });
}

function sortIntoCells(runtime: TensorRuntime, rows: KeptRows, centres: Float32Array, cells: number): number[][] {
  const members: number[][] = Array.from({ length: cells }, () => []);
  for (let from = 0; from < rows.rows; from += TILE) {
    const to = Math.min(rows.rows, from + TILE);
    nearestCentres(runtime, rows.read(from, to), centres, cells, rows.dimensions).forEach((cell, i) => members[cell]?.push(from + i));
  }
  return members;
}

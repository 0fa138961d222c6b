import type { DenseRows } from './dense-rows.ts';
import type { Tensor, TensorRuntime } from './load-tensor-runtime.ts';

/** For each query the rows with the largest cosine, best first; fewer than asked end with id -1. */
export interface NearestRows {
  readonly count: number;
  readonly ids: Int32Array;
  readonly similarities: Float32Array;
}

const QUERY_TILE = 256;
const BASE_TILE = 4096;

/** Searches exhaustively, in tiles, so that memory stays bounded; with `skipSame` a row is not its own neighbour. */
export function findNearestRows(runtime: TensorRuntime, queries: DenseRows, base: DenseRows, count: number, skipSame: boolean): NearestRows {
  const ids = new Int32Array(queries.rows * count).fill(-1);
  const similarities = new Float32Array(queries.rows * count).fill(-Infinity);
  const { dimensions } = base;
  const queryTiles: Tensor[] = [];
  for (let from = 0; from < queries.rows; from += QUERY_TILE) {
    const to = Math.min(queries.rows, from + QUERY_TILE);
    queryTiles.push(runtime.tensor2d(queries.read(from, to), [to - from, dimensions], 'float32'));
  }
  for (let from = 0; from < base.rows; from += BASE_TILE) {
    const width = Math.min(base.rows, from + BASE_TILE) - from;
    const tile = runtime.tensor2d(transposedRows(base, from, width), [dimensions, width], 'float32');
    queryTiles.forEach((query, index) => {
      const product = runtime.matMul(query, tile);
      const values = product.dataSync();
      product.dispose();
      for (let row = 0; row < values.length / width; row++) {
        const q = index * QUERY_TILE + row;
        keepLargest(values, row * width, width, from, ids, similarities, q * count, count, skipSame ? q : -1);
      }
    });
    tile.dispose();
  }
  for (const query of queryTiles) query.dispose();
  for (let q = 0; q < queries.rows; q++) sortRow(ids, similarities, q * count, count);
  return { count, ids, similarities };
}

function transposedRows(base: DenseRows, from: number, width: number): Float32Array {
  const { dimensions } = base;
  const values = base.read(from, from + width);
  const transposed = new Float32Array(dimensions * width);
  for (let row = 0; row < width; row++) {
    for (let d = 0; d < dimensions; d++) transposed[d * width + row] = values[row * dimensions + d] ?? 0;
  }
  return transposed;
}

/** A binary heap with the smallest kept value on top, laid into the row's own slots. */
function keepLargest(
  values: Float32Array, offset: number, width: number, firstId: number,
  ids: Int32Array, kept: Float32Array, slot: number, count: number, skip: number,
): void {
  for (let column = 0; column < width; column++) {
    const value = values[offset + column] ?? 0;
    if (value <= (kept[slot] ?? 0) || firstId + column === skip) continue;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= count) break;
      if (child + 1 < count && (kept[slot + child + 1] ?? 0) < (kept[slot + child] ?? 0)) child++;
      if ((kept[slot + child] ?? 0) >= value) break;
      kept[slot + hole] = kept[slot + child] ?? 0;
      ids[slot + hole] = ids[slot + child] ?? 0;
      hole = child;
    }
    kept[slot + hole] = value;
    ids[slot + hole] = firstId + column;
  }
}

function sortRow(ids: Int32Array, similarities: Float32Array, offset: number, count: number): void {
  const row = Array.from({ length: count }, (_, i) => ({ id: ids[offset + i] ?? -1, similarity: similarities[offset + i] ?? -Infinity }));
  row.sort((a, b) => b.similarity - a.similarity || a.id - b.id);
  row.forEach((entry, i) => {
    ids[offset + i] = entry.id;
    similarities[offset + i] = entry.similarity;
  });
}

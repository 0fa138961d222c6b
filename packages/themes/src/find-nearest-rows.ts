import type { DenseRows } from './dense-rows.ts';
import { keepLargest } from './keep-largest.ts';
import type { Tensor, TensorRuntime } from './load-tensor-runtime.ts';

/** For each query the rows with the largest cosine, in no order; where there are fewer than asked, the rest hold id -1. */
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
  const turned = new Float32Array(dimensions * Math.min(BASE_TILE, base.rows));
  for (let from = 0; from < base.rows; from += BASE_TILE) {
    const width = Math.min(base.rows, from + BASE_TILE) - from;
    const tile = runtime.tensor2d(transposeRows(base, from, width, turned), [dimensions, width], 'float32');
    queryTiles.forEach((query, index) => {
      const product = runtime.matMul(query, tile);
      const values = product.dataSync();
      product.dispose();
      for (let row = 0; row < values.length / width; row++) {
        const q = index * QUERY_TILE + row;
        const skip = skipSame ? q - from : -1;
        const slot = q * count;
        for (let column = 0; column < width; column++) {
          const value = values[row * width + column] ?? 0;
          if (value > (similarities[slot] ?? 0) && column !== skip) keepLargest(ids, similarities, slot, count, from + column, value);
        }
      }
    });
    tile.dispose();
  }
  for (const query of queryTiles) query.dispose();
  return { count, ids, similarities };
}

function transposeRows(base: DenseRows, from: number, width: number, target: Float32Array): Float32Array {
  const { dimensions } = base;
  const values = base.read(from, from + width);
  for (let row = 0; row < width; row++) {
    for (let d = 0; d < dimensions; d++) target[d * width + row] = values[row * dimensions + d] ?? 0;
  }
  return target.subarray(0, dimensions * width);
}

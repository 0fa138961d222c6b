import type { KeptRows } from './dense-rows.ts';
import { findNearestInCells } from './find-nearest-in-cells.ts';
import { findNearestRows, type NearestRows } from './find-nearest-rows.ts';
import { keepLargest, sortSlots } from './keep-largest.ts';
import type { Neighbours } from './neighbour-graph.ts';
import type { SparseVector } from './sparse-vectors.ts';
import type { TensorRuntime } from './load-tensor-runtime.ts';

/** More texts than this are not all compared with all others. */
export const COMPARED_AT_MOST = 20_000;

/** What texts are compared by: centred unit vectors and lexical vectors of the same lexicon. */
export interface FusedTexts {
  readonly dense: KeptRows;
  readonly sparse: (row: number) => SparseVector;
}

/** The nearest others of each text by cosine, with cosine + lexical similarity as their similarity, in no order. Blank texts match nothing. */
export function findFusedCandidates(runtime: TensorRuntime, texts: FusedTexts, candidates: number, features: number): NearestRows {
  const { dense } = texts;
  const count = Math.max(1, Math.min(candidates, dense.rows));
  const found = dense.rows > COMPARED_AT_MOST ? findNearestInCells(runtime, dense, count) : findNearestRows(runtime, dense, dense, count, true);
  const spread = new Float32Array(features);
  for (let q = 0; q < dense.rows; q++) {
    const own = texts.sparse(q);
    own.ids.forEach((id, i) => (spread[id] = own.values[i] ?? 0));
    for (let slot = q * found.count; slot < (q + 1) * found.count; slot++) {
      const id = found.ids[slot] ?? -1;
      if (id < 0) continue;
      found.similarities[slot] = (found.similarities[slot] ?? 0) + spreadProduct(spread, texts.sparse(id));
    }
    for (const id of own.ids) spread[id] = 0;
  }
  return found;
}

/** The most similar of the candidates, best first; `extra` is added to the similarity of each pair. */
export function keepNearest(candidates: NearestRows, count: number, extra: (query: number, other: number) => number = () => 0): Neighbours {
  const queries = candidates.ids.length / candidates.count;
  const ids = new Int32Array(queries * count).fill(-1);
  const similarities = new Float32Array(queries * count);
  for (let q = 0; q < queries; q++) {
    for (let slot = q * candidates.count; slot < (q + 1) * candidates.count; slot++) {
      const id = candidates.ids[slot] ?? -1;
      if (id >= 0) keepLargest(ids, similarities, q * count, count, id, (candidates.similarities[slot] ?? 0) + extra(q, id));
    }
    sortSlots(ids, similarities, q * count, count);
  }
  return { count, ids, similarities };
}

/** Product of a sparse vector that was spread over all features with another one. */
export function spreadProduct(spread: Float32Array, vector: SparseVector): number {
  let sum = 0;
  const { ids, values } = vector;
  for (let i = 0; i < ids.length; i++) sum += (spread[ids[i] ?? 0] ?? 0) * (values[i] ?? 0);
  return sum;
}

import type { DenseRows } from './dense-rows.ts'
import { findNearestRows } from './find-nearest-rows.ts'
import type { Neighbours } from './neighbour-graph.ts'
import type { SparseVector } from './sparse-vectors.ts'
import type { TensorRuntime } from './load-tensor-runtime.ts'

/** What two sets of texts are compared by: centred unit vectors and lexical vectors of the same lexicon. */
export interface FusedTexts {
  readonly dense: DenseRows
  readonly sparse: (row: number) => SparseVector
}

/** The nearest by cosine + lexical similarity: dense candidates first, then the sum of both. Blank texts have no neighbours. */
export function findFusedNeighbours(runtime: TensorRuntime, queries: FusedTexts, base: FusedTexts, options: { count: number; candidates: number; features: number }): Neighbours {
  const { count, features } = options
  const candidates = findNearestRows(runtime, queries.dense, base.dense, Math.max(1, Math.min(options.candidates, base.dense.rows)), queries === base)
  const ids = new Int32Array(queries.dense.rows * count).fill(-1)
  const similarities = new Float32Array(queries.dense.rows * count)
  const spread = new Float32Array(features)
  for (let q = 0; q < queries.dense.rows; q++) {
    const own = queries.sparse(q)
    own.ids.forEach((id, i) => (spread[id] = own.values[i] ?? 0))
    const found: { id: number; similarity: number }[] = []
    for (let slot = q * candidates.count; slot < (q + 1) * candidates.count; slot++) {
      const id = candidates.ids[slot] ?? -1
      if (id < 0) break
      const similarity = (candidates.similarities[slot] ?? 0) + spreadProduct(spread, base.sparse(id))
      if (similarity > 0) found.push({ id, similarity })
    }
    for (const id of own.ids) spread[id] = 0
    found.sort((a, b) => b.similarity - a.similarity || a.id - b.id)
    found.slice(0, count).forEach((entry, i) => {
      ids[q * count + i] = entry.id
      similarities[q * count + i] = entry.similarity
    })
  }
  return { count, ids, similarities }
}

function spreadProduct(spread: Float32Array, vector: SparseVector): number {
  let sum = 0
  const { ids, values } = vector
  for (let i = 0; i < ids.length; i++) sum += (spread[ids[i] ?? 0] ?? 0) * (values[i] ?? 0)
  return sum
}

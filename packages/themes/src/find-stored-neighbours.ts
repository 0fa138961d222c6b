import { type KeptRows, keepRows, unpackRows } from './dense-rows.ts';
import type { NearestRows } from './find-nearest-rows.ts';
import { keepNearest } from './find-fused-neighbours.ts';
import type { Neighbours } from './neighbour-graph.ts';
import { normaliseText } from './normalise-text.ts';
import type { PackedTexts } from './pack-texts.ts';
import { sparseProduct, sparseVector, type SparseVector } from './sparse-vectors.ts';
import type { TextStore } from './text-store.ts';

/** Texts as they are compared with those of a store: centred unit vectors, and the words and letters the store knows. */
export interface ReadTexts {
  readonly ids: readonly string[];
  readonly texts: readonly string[];
  readonly vectors: KeptRows;
  readonly words: readonly SparseVector[];
}

const CANDIDATES = 40;

/** Reads texts the way a store reads its own. */
export function readTexts(store: TextStore, packed: PackedTexts): ReadTexts {
  const vectors = keepRows(unpackRows(packed.vectors, packed.dimensions, store.mean.length > 0 ? store.mean : undefined));
  return { ids: packed.ids, texts: packed.texts, vectors, words: packed.texts.map((text) => sparseVector(normaliseText(text), store.lexicon)) };
}

/** The stored texts most similar to each text, by the whole vectors and the words, best first. A text that is stored is not its own neighbour. */
export function findStoredNeighbours(store: TextStore, texts: ReadTexts, count: number): Neighbours {
  const found = store.ids.length === 0 ? nobody(texts.ids.length) : store.findNearest(texts.vectors, Math.min(CANDIDATES, store.ids.length));
  compareWhole(store, texts, found);
  return keepNearest(found, count);
}

const nobody = (queries: number): NearestRows => ({ count: 1, ids: new Int32Array(queries).fill(-1), similarities: new Float32Array(queries) });

/** Replaces the similarity of the short vectors by that of the whole ones and of the words. */
function compareWhole(store: TextStore, { ids, vectors, words }: ReadTexts, found: NearestRows): void {
  words.forEach((own, row) => {
    const vector = vectorOf(vectors, row);
    const alongMean = alongMeanOf(store, vector);
    for (let slot = row * found.count; slot < (row + 1) * found.count; slot++) {
      const id = found.ids[slot] ?? -1;
      if (id < 0) continue;
      if (store.ids[id] === ids[row]) found.ids[slot] = -1;
      found.similarities[slot] = store.cosine(id, vector, alongMean) + sparseProduct(own, store.sparseOf(id));
    }
  });
}

/** One of the rows. */
export function vectorOf({ values, dimensions }: KeptRows, row: number): Float32Array {
  return values.subarray(row * dimensions, (row + 1) * dimensions);
}

/** How much of a vector lies along the mean of a store: what comparing with stored texts takes off. */
export function alongMeanOf(store: TextStore, vector: Float32Array): number {
  return store.mean.reduce((sum, value, d) => sum + value * (vector[d] ?? 0), 0);
}

import { sparseProduct } from './sparse-vectors.ts';
import { alongMeanOf, readTexts, vectorOf } from './find-stored-neighbours.ts';
import type { PackedTexts } from './pack-texts.ts';
import type { TextStore } from './text-store.ts';

export interface NearSettings {
  /** The cosine from which on a stored text has to do with the question. */
  readonly least: number;
  readonly most: number;
}

/** A stored text that has to do with a question. */
export interface NearText {
  readonly id: string;
  readonly similarity: number;
}

/** So many of the first are put in order by their words and letters as well. */
const ORDERED_BY_WORDS = 200;

/** All stored texts that mean something like the question, nearest first: each text is compared while they are few, the likely cells above that. */
export function findNear(store: TextStore, question: PackedTexts, { least, most }: NearSettings): NearText[] {
  if (store.ids.length === 0 || question.ids.length === 0) return [];
  const { vectors, words: [words] } = readTexts(store, question);
  const vector = vectorOf(vectors, 0);
  const alongMean = alongMeanOf(store, vector);
  const candidates = store.findNearest(vectors, Math.min(most, store.ids.length));
  const near: { row: number; cosine: number; similarity: number }[] = [];
  for (const row of candidates.ids) {
    const cosine = row < 0 ? 0 : store.cosine(row, vector, alongMean);
    if (row >= 0 && cosine >= least) near.push({ row, cosine, similarity: cosine });
  }
  near.sort((a, b) => b.cosine - a.cosine || a.row - b.row);
  const first = near.splice(0, ORDERED_BY_WORDS);
  for (const each of first) if (words) each.similarity = each.cosine + sparseProduct(words, store.sparseOf(each.row));
  first.sort((a, b) => b.similarity - a.similarity || a.row - b.row);
  return [...first, ...near].map(({ row, similarity }) => ({ id: store.ids[row] ?? '', similarity }));
}

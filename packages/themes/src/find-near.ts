import { keepRows, unpackRows } from './dense-rows.ts';
import { sparseProduct } from './sparse-vectors.ts';
import { alongMeanOf, readTexts, vectorOf } from './find-stored-neighbours.ts';
import type { PackedTexts } from './pack-texts.ts';
import type { TextStore } from './text-store.ts';

export interface NearSettings {
  /** The cosine from which on a stored text has to do with the question, as the encoder gives it: it does not depend on what else is stored. */
  readonly least: number;
  readonly most: number;
}

/** A stored text that has to do with a question. */
export interface NearText {
  readonly id: string;
  readonly similarity: number;
}

/** What is so much further from the question than the nearest text is left out. */
const BEHIND_AT_MOST = 0.2;
/** So many of the first are put in order by their words and letters as well. */
const ORDERED_BY_WORDS = 200;

/** All stored texts that mean something like the question, nearest first: each text is compared while they are few, the likely cells above that. */
export function findNear(store: TextStore, question: PackedTexts, { least, most }: NearSettings): NearText[] {
  if (store.ids.length === 0 || question.ids.length === 0) return [];
  const { vectors, words: [words] } = readTexts(store, question);
  const plain = vectorOf(keepRows(unpackRows(question.vectors, question.dimensions)), 0);
  const candidates = store.findNearest(vectors, Math.min(most, store.ids.length));
  const compared = [...candidates.ids].flatMap((row) => (row < 0 ? [] : [{ row, cosine: store.plainCosine(row, plain) }]));
  const nearest = compared.reduce((largest, { cosine }) => Math.max(largest, cosine), 0);
  const line = Math.max(least, nearest - BEHIND_AT_MOST);
  const near = compared.filter(({ cosine }) => cosine >= line).sort((a, b) => b.cosine - a.cosine || a.row - b.row);
  const vector = vectorOf(vectors, 0);
  const alongMean = alongMeanOf(store, vector);
  const inOrder = near.map(({ row, cosine }, rank) => ({
    row,
    similarity: rank < ORDERED_BY_WORDS && words ? cosine + store.cosine(row, vector, alongMean) + sparseProduct(words, store.sparseOf(row)) : cosine - 1,
  }));
  inOrder.sort((a, b) => b.similarity - a.similarity || a.row - b.row);
  return inOrder.map(({ row, similarity }) => ({ id: store.ids[row] ?? '', similarity }));
}

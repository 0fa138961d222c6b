import { hashWord } from './hash-word.ts';
import { isStopWord, splitWords } from './split-words.ts';
import { decodeVectorInto, vectorDimensions, vectorMark } from './vector-blob.ts';

/** One thing a customer said in a contact, with its stored vector. */
export interface SaidText {
  readonly text: string;
  readonly vector: Uint8Array;
}

/** A contact as a head reads it: the mean of what its vectors say, and its words as places with weights. */
export interface ContactRow {
  readonly dense: Float32Array;
  readonly places: Int32Array;
  readonly weights: Float32Array;
}

/** Words, pairs of words and their letters are spread over so many places. */
export const WORD_PLACES = 4096;
const LONGEST_CONTACT = 8000;
/** Vectors of texts in a language the encoder does not know are made of letters: nothing of them can be compared with the others'. */
const LEXICAL_MARK = 1;

/**
 * What the words of a contact say, all texts together: the mean of their vectors, zeros where the encoder knows none of them, and
 * words and pairs of words hashed with signs (Weinberger et al. 2009), each once, so that languages without vectors are read too.
 */
export function contactRow(said: readonly SaidText[], dimensions: number): ContactRow {
  const dense = new Float32Array(dimensions);
  const one = new Float32Array(dimensions);
  for (const { vector } of said) {
    if (vectorMark(vector) === LEXICAL_MARK || vectorDimensions(vector) !== dimensions) continue;
    decodeVectorInto(vector, one, 0);
    for (let d = 0; d < dimensions; d++) dense[d] = (dense[d] ?? 0) + (one[d] ?? 0);
  }
  toUnitLength(dense);
  const found = new Map<number, number>();
  for (const feature of featuresOf(said)) {
    const hash = hashWord(feature);
    found.set((hash >>> 1) % WORD_PLACES, hash & 1 ? 1 : -1);
  }
  return { dense, places: Int32Array.from(found.keys()), weights: Float32Array.from(found.values()) };
}

/** The dimensions of the encoder's vectors among these; 0 where there is none. */
export function denseDimensions(said: readonly SaidText[]): number {
  const known = said.find(({ vector }) => vectorMark(vector) !== LEXICAL_MARK);
  return known === undefined ? 0 : vectorDimensions(known.vector);
}

function featuresOf(said: readonly SaidText[]): Set<string> {
  const features = new Set<string>();
  for (const { text } of said) {
    const words = splitWords(text.slice(0, LONGEST_CONTACT));
    words.forEach((word, at) => {
      if (!isStopWord(word)) {
        features.add(word);
        for (let start = 0; start + 4 < word.length; start++) features.add(`~${word.slice(start, start + 4)}`);
      }
      const next = words[at + 1];
      if (next !== undefined) features.add(`${word} ${next}`);
    });
  }
  return features;
}

function toUnitLength(row: Float32Array): void {
  const norm = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
  if (norm > 0) for (let d = 0; d < row.length; d++) row[d] = (row[d] ?? 0) / norm;
}

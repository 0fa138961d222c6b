import { isStopWord, splitWords } from './split-words.ts';

/** A unit-length sparse vector; ids ascend. */
export interface SparseVector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** Document frequencies of the features of a collection; the id of a feature is its place. */
export interface Lexicon {
  readonly ids: ReadonlyMap<number, number>;
  readonly frequencies: Int32Array;
  readonly documents: number;
  /** Whether features that are not in here still count for the length of a vector, as those of one text only. */
  readonly countsUnknown: boolean;
}

/** Weights of the two lexical similarities beside the dense cosine of weight 1. */
export const CHARACTER_WEIGHT = 0.5;
export const WORD_WEIGHT = 0.25;

const LONGEST_LEXICAL_TEXT = 4000;
const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;
const CHARACTER_FEATURES = 0;
const WORD_FEATURES = 1;

/** Counts in how many of the texts each character 3-5-gram (inside a word and its two blanks), word and pair of words occurs. */
export function buildLexicon(texts: readonly string[]): Lexicon {
  const ids = new Map<number, number>();
  const frequencies: number[] = [];
  for (const text of texts) {
    const counts = countFeatures(text);
    for (const kind of [CHARACTER_FEATURES, WORD_FEATURES]) {
      for (const feature of counts[kind]?.keys() ?? []) {
        const id = ids.get(feature) ?? ids.size;
        ids.set(feature, id);
        frequencies[id] = (frequencies[id] ?? 0) + 1;
      }
    }
  }
  return { ids, frequencies: Int32Array.from(frequencies), documents: texts.length, countsUnknown: true };
}

/** The same lexicon without the features of one text only: inside the collection they cannot match anything, and what they add to the length only blurs what can. */
export function sharedLexicon(lexicon: Lexicon): Lexicon {
  const ids = new Map<number, number>();
  const frequencies: number[] = [];
  for (const [feature, id] of lexicon.ids) {
    const frequency = lexicon.frequencies[id] ?? 0;
    if (frequency < 2) continue;
    ids.set(feature, ids.size);
    frequencies.push(frequency);
  }
  return { ids, frequencies: Int32Array.from(frequencies), documents: lexicon.documents, countsUnknown: false };
}

/**
 * Both TF-IDF vectors of a text in one, scaled so that the product of two of them is
 * CHARACTER_WEIGHT x cosine of the character part + WORD_WEIGHT x cosine of the word part.
 * Features the lexicon does not hold cannot match anything, so they are left out.
 */
export function sparseVector(text: string, lexicon: Lexicon): SparseVector {
  const counts = countFeatures(text);
  const found: { id: number; value: number }[] = [];
  for (const kind of [CHARACTER_FEATURES, WORD_FEATURES]) {
    const weight = Math.sqrt(kind === CHARACTER_FEATURES ? CHARACTER_WEIGHT : WORD_WEIGHT);
    const part: { id: number; value: number }[] = [];
    let squares = 0;
    for (const [feature, count] of counts[kind] ?? []) {
      const id = lexicon.ids.get(feature) ?? -1;
      if (id < 0 && !lexicon.countsUnknown) continue;
      const frequency = id < 0 ? 1 : (lexicon.frequencies[id] ?? 1);
      const value = (1 + Math.log(count)) * (Math.log((1 + lexicon.documents) / (1 + frequency)) + 1);
      squares += value * value;
      if (id >= 0) part.push({ id, value });
    }
    const norm = squares > 0 ? weight / Math.sqrt(squares) : 0;
    for (const { id, value } of part) found.push({ id, value: value * norm });
  }
  found.sort((a, b) => a.id - b.id);
  return { ids: Int32Array.from(found, (f) => f.id), values: Float32Array.from(found, (f) => f.value) };
}

/** Product of two sparse vectors. */
export function sparseProduct(a: SparseVector, b: SparseVector): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.ids.length && j < b.ids.length; ) {
    const left = a.ids[i] ?? 0;
    const right = b.ids[j] ?? 0;
    if (left === right) sum += (a.values[i++] ?? 0) * (b.values[j++] ?? 0);
    else if (left < right) i++;
    else j++;
  }
  return sum;
}

function countFeatures(text: string): [Map<number, number>, Map<number, number>] {
  const characters = new Map<number, number>();
  for (const word of text.slice(0, LONGEST_LEXICAL_TEXT).toLowerCase().split(/\s+/u)) {
    const padded = word === '' ? '' : ` ${word} `;
    for (let start = 0; start < padded.length; start++) {
      let hash = 0x811c9dc5;
      for (let end = start; end < Math.min(start + LONGEST_GRAM, padded.length); end++) {
        hash = mix(hash, padded.charCodeAt(end));
        if (end - start + 1 >= SHORTEST_GRAM) add(characters, hash);
      }
    }
  }
  const words = new Map<number, number>();
  let before = 0;
  for (const word of splitWords(text.slice(0, LONGEST_LEXICAL_TEXT))) {
    if (isStopWord(word)) continue;
    let hash = 0x2f0b4c47;
    for (let c = 0; c < word.length; c++) hash = mix(hash, word.charCodeAt(c));
    add(words, hash);
    if (before !== 0) add(words, mix(Math.imul(before, 31), hash));
    before = hash;
  }
  return [characters, words];
}

/** One step of FNV-1a over 32 bits (Fowler, Noll & Vo). */
function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193);
}

function add(counts: Map<number, number>, feature: number): void {
  counts.set(feature, (counts.get(feature) ?? 0) + 1);
}

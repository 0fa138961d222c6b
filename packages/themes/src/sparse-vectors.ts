import { FeatureCounts } from './feature-counts.ts';
import { FeatureIds } from './feature-ids.ts';
import { isStopWord, splitWords } from './split-words.ts';

/** A unit-length sparse vector; ids ascend. */
export interface SparseVector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** Document frequencies of the features of a collection; the id of a feature is its place. */
export interface Lexicon {
  readonly ids: Pick<FeatureIds, 'find' | 'featureOf'>;
  readonly frequencies: Int32Array;
  readonly documents: number;
  /** What one occurrence of each feature weighs; the fewer texts hold it the more. */
  readonly rarities: Float64Array;
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
const MOST_FOUND = 1 << 15;

const characters = new FeatureCounts();
const words = new FeatureCounts();
const foundIds = new Int32Array(MOST_FOUND);
const foundValues = new Float64Array(MOST_FOUND);

/** Counts in how many of the texts each character 3-5-gram (inside a word and its two blanks), word and pair of words occurs. */
export function buildLexicon(texts: readonly string[]): Lexicon {
  const ids = new FeatureIds();
  const frequencies: number[] = [];
  for (const text of texts) {
    for (const counts of countFeatures(text)) {
      for (let place = 0; place < counts.size; place++) {
        const id = ids.add(counts.featureAt(place));
        frequencies[id] = (frequencies[id] ?? 0) + 1;
      }
    }
  }
  return { ids, ...counted(frequencies, texts.length), countsUnknown: true };
}

/** The same lexicon without the features of one text only: inside the collection they cannot match anything, and what they add to the length only blurs what can. */
export function sharedLexicon(lexicon: Lexicon): Lexicon {
  const ids = new FeatureIds();
  const frequencies: number[] = [];
  lexicon.frequencies.forEach((frequency, id) => {
    if (frequency < 2) return;
    ids.add(lexicon.ids.featureOf(id));
    frequencies.push(frequency);
  });
  return { ids, ...counted(frequencies, lexicon.documents), countsUnknown: false };
}

function counted(given: readonly number[], documents: number): Pick<Lexicon, 'frequencies' | 'documents' | 'rarities'> {
  const frequencies = Int32Array.from(given);
  return { frequencies, documents, rarities: Float64Array.from(frequencies, (frequency) => rarity(documents, frequency)) };
}

function rarity(documents: number, frequency: number): number {
  return Math.log((1 + documents) / (1 + frequency)) + 1;
}

/**
 * Both TF-IDF vectors of a text in one, scaled so that the product of two of them is
 * CHARACTER_WEIGHT x cosine of the character part + WORD_WEIGHT x cosine of the word part.
 * Features the lexicon does not hold cannot match anything, so they are left out.
 */
export function sparseVector(text: string, lexicon: Lexicon): SparseVector {
  const unknown = rarity(lexicon.documents, 1);
  let found = 0;
  for (const [kind, counts] of countFeatures(text).entries()) {
    const from = found;
    let squares = 0;
    for (let place = 0; place < counts.size; place++) {
      const id = lexicon.ids.find(counts.featureAt(place));
      if (id < 0 && !lexicon.countsUnknown) continue;
      const count = counts.countAt(place);
      const value = (count === 1 ? 1 : 1 + Math.log(count)) * (id < 0 ? unknown : (lexicon.rarities[id] ?? unknown));
      squares += value * value;
      if (id < 0) continue;
      foundIds[found] = id;
      foundValues[found++] = value;
    }
    const norm = squares > 0 ? Math.sqrt((kind === CHARACTER_FEATURES ? CHARACTER_WEIGHT : WORD_WEIGHT) / squares) : 0;
    for (let place = from; place < found; place++) foundValues[place] = norm * (foundValues[place] ?? 0);
  }
  return inOrder(found);
}

/** What was found, sorted by id: id and place are sorted as one number. */
function inOrder(found: number): SparseVector {
  const keys = new Float64Array(found);
  for (let place = 0; place < found; place++) keys[place] = (foundIds[place] ?? 0) * MOST_FOUND + place;
  keys.sort();
  const vector = { ids: new Int32Array(found), values: new Float32Array(found) };
  for (let i = 0; i < found; i++) {
    const id = Math.floor((keys[i] ?? 0) / MOST_FOUND);
    vector.ids[i] = id;
    vector.values[i] = foundValues[(keys[i] ?? 0) - id * MOST_FOUND] ?? 0;
  }
  return vector;
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

/** What stands in the two tables holds until the next text is counted. */
function countFeatures(text: string): readonly [FeatureCounts, FeatureCounts] {
  characters.clear();
  words.clear();
  for (const word of text.slice(0, LONGEST_LEXICAL_TEXT).toLowerCase().split(/\s+/u)) {
    const padded = word === '' ? '' : ` ${word} `;
    for (let start = 0; start < padded.length; start++) {
      let hash = 0x811c9dc5;
      for (let end = start; end < Math.min(start + LONGEST_GRAM, padded.length); end++) {
        hash = mix(hash, padded.charCodeAt(end));
        if (end - start + 1 >= SHORTEST_GRAM) characters.add(hash);
      }
    }
  }
  let before = 0;
  for (const word of splitWords(text.slice(0, LONGEST_LEXICAL_TEXT))) {
    if (isStopWord(word)) continue;
    let hash = 0x2f0b4c47;
    for (let c = 0; c < word.length; c++) hash = mix(hash, word.charCodeAt(c));
    words.add(hash);
    if (before !== 0) words.add(mix(Math.imul(before, 31), hash));
    before = hash;
  }
  return [characters, words];
}

/** One step of FNV-1a over 32 bits (Fowler, Noll & Vo). */
function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193);
}

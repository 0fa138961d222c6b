import { isStopWord, splitWords } from './split-words.ts';

/**
 * A vector without any model: words and character 4-grams hashed with signs into a fixed number of dimensions (feature hashing,
 * Weinberger et al. 2009). Much weaker than the encoder; it exists for machines that cannot run WebAssembly and for fast tests.
 */
export function lexicalVector(text: string, dimensions: number): Float32Array {
  const vector = new Float32Array(dimensions);
  const add = (feature: string, weight: number): void => {
    let hash = 0x811c9dc5;
    for (let c = 0; c < feature.length; c++) hash = Math.imul(hash ^ feature.charCodeAt(c), 0x01000193);
    const spread = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    const place = (spread >>> 1) % dimensions;
    vector[place] = (vector[place] ?? 0) + (spread & 1 ? weight : -weight);
  };
  for (const word of splitWords(text)) {
    add(`w:${word}`, isStopWord(word) ? 0.2 : 1);
    for (let start = 0; !isStopWord(word) && start + 4 <= word.length; start++) add(`c:${word.slice(start, start + 4)}`, 0.4);
  }
  if (text !== '' && vector.every((value) => value === 0)) add(text, 1);
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return norm > 0 ? vector.map((value) => value / norm) : vector;
}

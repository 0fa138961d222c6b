import { hashWord } from './hash-word.ts';
import { splitWords } from './split-words.ts';

/** Words and pairs of words are spread over so many places. */
export const FEELING_PHRASES = 512;
const MOST_WORDS = 300;

/**
 * Adds the words and pairs of words of a text to `target` from `offset` on: each once, spread by hash with signs (Weinberger et al. 2009),
 * divided by the root of their number. Any language; small words stay, since they say how a thing is meant.
 */
export function addFeelingPhrases(text: string, target: Float32Array, offset: number): void {
  const words = splitWords(text).slice(0, MOST_WORDS);
  const found = new Set(words.flatMap((word, at) => (at === 0 ? [word] : [word, `${words[at - 1] ?? ''} ${word}`])));
  const share = 1 / Math.sqrt(Math.max(1, found.size));
  for (const phrase of found) {
    const hash = hashWord(phrase);
    const place = offset + ((hash >>> 1) % FEELING_PHRASES);
    target[place] = (target[place] ?? 0) + (hash & 1 ? share : -share);
  }
}

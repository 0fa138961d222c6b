import { hashWord } from './hash-word.ts';
import { splitWords } from './split-words.ts';

/** Words and pairs of words are spread over so many places. */
export const FEELING_PHRASES = 512;
/** Letters inside words are spread over so many more. */
export const FEELING_LETTERS = 1024;
const MOST_WORDS = 300;
const LETTERS = [3, 4, 5];
const LONGEST_WORD = 40;

/**
 * Adds the words and pairs of words of a text to `target` from `offset` on: each once, spread by hash with signs (Weinberger et al. 2009),
 * divided by the root of their number. Any language; small words stay, since they say how a thing is meant.
 */
export function addFeelingPhrases(text: string, target: Float32Array, offset: number): void {
  const words = splitWords(text).slice(0, MOST_WORDS);
  spread(new Set(words.flatMap((word, at) => (at === 0 ? [word] : [word, `${words[at - 1] ?? ''} ${word}`]))), FEELING_PHRASES, target, offset);
}

/** Adds the runs of three to five letters inside the words of a text in the same way, a blank on either side of a word counting as a letter: forms and misspellings of one word share most of them. */
export function addFeelingLetters(text: string, target: Float32Array, offset: number): void {
  const words = new Set(splitWords(text).slice(0, MOST_WORDS).map((word) => ` ${word.slice(0, LONGEST_WORD)} `));
  const found = [...words].flatMap((word) => LETTERS.flatMap((length) => Array.from({ length: Math.max(0, word.length - length + 1) }, (_, at) => word.slice(at, at + length))));
  spread(new Set(found), FEELING_LETTERS, target, offset);
}

function spread(found: ReadonlySet<string>, places: number, target: Float32Array, offset: number): void {
  const share = 1 / Math.sqrt(Math.max(1, found.size));
  for (const phrase of found) {
    const hash = hashWord(phrase);
    const place = offset + ((hash >>> 1) % places);
    target[place] = (target[place] ?? 0) + (hash & 1 ? share : -share);
  }
}

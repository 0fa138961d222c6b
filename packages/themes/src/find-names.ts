import { stem } from './title-tokens.ts';

const WORD = /[\p{L}][\p{L}\p{M}'’]*/gu;
const LEAST_USES = 3;
const CAPITALISED_SHARE = 0.8;
const READ_CHARACTERS = 1000;

/**
 * The stems of words people write with a capital inside sentences: brands, places and people of this collection. Abbreviations
 * ("PIN", "ATM") are none, nor are words in texts that write every word large.
 */
export function findNames(texts: readonly string[]): ReadonlySet<string> {
  const uses = new Map<string, { all: number; large: number }>();
  for (const text of texts) {
    for (const sentence of text.slice(0, READ_CHARACTERS).split(/[.!?:;\n"“”()]+/u)) {
      const words = sentence.match(WORD) ?? [];
      const isLarge = (word: string): boolean => /^\p{Lu}\p{Ll}/u.test(word);
      if (words.length < 3 || 2 * words.filter(isLarge).length > words.length) continue;
      for (const word of words.slice(1)) {
        const use = uses.get(word.toLowerCase()) ?? { all: 0, large: 0 };
        use.all++;
        if (isLarge(word)) use.large++;
        uses.set(word.toLowerCase(), use);
      }
    }
  }
  return new Set([...uses].filter(([, { all, large }]) => large >= LEAST_USES && large >= CAPITALISED_SHARE * all).map(([word]) => stem(word)));
}

import type { TextSpan } from './text-span.ts';

const word = /[\p{L}\p{N}]+/gu;

/** The words a search asks for, in lower case, each once. */
export function searchedWords(query: string): string[] {
  return [...new Set([...query.toLowerCase().matchAll(word)].map(([found]) => found))];
}

/** Where a text holds the words of a search: whole words that begin like one of them, as the search itself finds them; neighbouring ones stay apart. */
export function findWordSpans(text: string, query: string): TextSpan[] {
  const wanted = searchedWords(query);
  return [...text.matchAll(word)].flatMap(({ 0: found, index }) => (wanted.some((each) => found.toLowerCase().startsWith(each)) ? [{ start: index, end: index + found.length }] : []));
}

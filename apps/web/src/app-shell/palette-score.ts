/** Says how well an action answers what was typed: 0 leaves it out; every typed word must begin a word of its name or of its further words. */
export function paletteScore(name: string, typed: string, words: readonly string[] = []): number {
  const wanted = wordsOf(typed);
  const own = wordsOf(name);
  const further = words.flatMap(wordsOf);
  if (!wanted.every((word) => begins(own, word) || begins(further, word))) return 0;
  if (name.toLowerCase().startsWith(typed.trim().toLowerCase())) return 1;
  return wanted.every((word) => begins(own, word)) ? 0.8 : 0.5;
}

function begins(words: readonly string[], start: string): boolean {
  return words.some((word) => word.startsWith(start));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

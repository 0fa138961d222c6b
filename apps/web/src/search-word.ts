/** Reads one of a closed list of words from the URL; any other word counts as missing. */
export function searchWord<Word extends string>(words: readonly Word[]): (value: unknown) => Word | undefined {
  return (value) => words.find((word) => word === value);
}

/** How a text was found. */
export const foundBys = ['words', 'meaning', 'both'] as const;
export type FoundBy = (typeof foundBys)[number];

const steadiness = 60;

/** Makes one order of two: reciprocal rank fusion (Cormack, Clarke and Büttcher 2009) with their constant of 60, so that neither list's own scale counts. */
export function mergeRanks(byWords: readonly string[], byMeaning: readonly string[]): { id: string; foundBy: FoundBy }[] {
  const weight = new Map<string, number>();
  for (const list of [byWords, byMeaning]) list.forEach((id, rank) => weight.set(id, (weight.get(id) ?? 0) + 1 / (steadiness + rank + 1)));
  const [words, meaning] = [new Set(byWords), new Set(byMeaning)];
  return [...weight]
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([id]) => ({ id, foundBy: words.has(id) && meaning.has(id) ? 'both' : words.has(id) ? 'words' : 'meaning' }));
}

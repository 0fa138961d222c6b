import type { Placement, PlaceOptions, StoredText, ThemeEngine } from './theme-engine.ts';

const TEXTS_PER_VOTE = 1000;

/**
 * Ids of the stored texts that belong to a theme by one vote over all of them, whatever placed each at the time: a run keeps only what it
 * is sure of, a new text joins by vote, and the two differ (docs/methods.md, "Proof"). Of each text only the others vote, equal words
 * get one answer, and only the theme's own texts and the neighbours these name are asked.
 */
export async function recountTheme(engine: Pick<ThemeEngine, 'place'>, themeId: string, stored: readonly StoredText[], options: PlaceOptions = {}): Promise<string[]> {
  const alike = Map.groupBy(stored, ({ text }) => text);
  const textOf = new Map(stored.map(({ id, text }) => [id, text]));
  const voteOn = async (texts: Iterable<string>): Promise<Placement[]> => {
    const some = [...new Set(texts)].flatMap((text) => alike.get(text)?.[0] ?? []);
    const placements: Placement[] = [];
    for (let from = 0; from < some.length; from += TEXTS_PER_VOTE) placements.push(...(await engine.place(some.slice(from, from + TEXTS_PER_VOTE), stored, options)));
    return placements;
  };
  const own = new Set(stored.flatMap((each) => (each.themeId === themeId ? [each.text] : [])));
  const votes = await voteOn(own);
  const named = new Set(votes.flatMap(({ neighbours }) => neighbours.map(({ id }) => textOf.get(id) ?? '')));
  const others = await voteOn(named.difference(own));
  return [...votes, ...others].flatMap((each) => (each.themeId === themeId ? (alike.get(textOf.get(each.id) ?? '') ?? []).map(({ id }) => id) : []));
}

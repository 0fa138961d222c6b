import { isDismissedAlready, matchThemes } from './match-themes.ts';

/** A theme as a run meets it. */
export interface StandingTheme {
  readonly id: string;
  /** Proposed by the machine, promised by a person (or answered with "no"), or said to be no theme. */
  readonly standing: 'proposed' | 'promised' | 'dismissed';
  /** A person has named, filled, split, snoozed or otherwise looked after it: it does not vanish. */
  readonly isTouched: boolean;
  /** Another theme was merged into it, or a person defined it: what lies in it is never taken apart again. */
  readonly hasAbsorbed: boolean;
}

/** What lies where, before a run: the theme each text is in, and the texts whose place a person has decided. */
export interface StandingPlaces {
  readonly themes: readonly StandingTheme[];
  readonly homes: ReadonlyMap<string, string>;
  readonly fixed: ReadonlySet<string>;
}

/** A pattern the engine found, under the engine's number for it. */
export interface FoundPattern {
  readonly key: number;
  readonly texts: readonly string[];
}

/** One text that changes its place; `to` is a theme's id, the number of a pattern that becomes a new theme, or none. */
export interface PlannedMove {
  readonly text: string;
  /** None where a waiting text's proposal vanishes: it is unthemed until a person has decided. */
  readonly from: string | null;
  readonly to: string | number | null;
  /** A theme somebody answers for is touched: a person decides. */
  readonly waits: boolean;
}

/** What a run does, and what it only proposes. */
export interface RunPlan {
  /** Patterns that go on as a theme that stands. */
  readonly themeOf: ReadonlyMap<number, string>;
  /** Patterns that become new themes, at once or once a person agrees. */
  readonly fresh: ReadonlyMap<number, 'now' | 'waits'>;
  readonly vanished: readonly string[];
  readonly moves: readonly PlannedMove[];
}

/** Fewer texts than this are no theme; they stay visible as unthemed. */
export const smallestTheme = 5;

/**
 * Plans what a run of the engine changes. What people decided stands: texts they placed stay, themes they merged are not
 * taken apart, what they called "not a theme" does not come back, and no id changes hands. Whatever would take texts out of
 * or into a theme somebody answers for waits for a person.
 */
export function planRun(places: StandingPlaces, found: readonly FoundPattern[]): RunPlan {
  const themes = new Map(places.themes.map((each) => [each.id, each]));
  const texts = textsOf(places);
  const themeOf = matchPatterns(places, texts, found);
  const matched = new Set(themeOf.values());
  const isStaying = (each: StandingTheme) => each.standing !== 'proposed' || each.isTouched || each.hasAbsorbed || matched.has(each.id);
  const vanished = places.themes.filter((each) => !isStaying(each)).map((each) => each.id);
  const gone = new Set<string | null>(vanished);
  const home = (text: string) => places.homes.get(text) ?? null;
  const isFree = (text: string) => {
    const from = themes.get(home(text) ?? '');
    return !places.fixed.has(text) && (from === undefined || !(from.standing === 'dismissed' || from.hasAbsorbed || (from.standing === 'proposed' && from.isTouched && !matched.has(from.id))));
  };
  const isPromised = (id: string | null) => id !== null && themes.get(id)?.standing === 'promised';
  const fresh = new Map<number, 'now' | 'waits'>();
  const moves: PlannedMove[] = [];
  const placed = new Set<string>();
  for (const { key, texts: members } of found) {
    const free = members.filter((text) => isFree(text) && !placed.has(text));
    const to = themeOf.get(key) ?? freshKey(key, free, (text) => isPromised(home(text)), fresh);
    if (to === undefined) continue;
    for (const text of free) {
      placed.add(text);
      const from = home(text);
      const isMemory = typeof to === 'string' && themes.get(to)?.standing === 'dismissed';
      if (from === to || (isMemory && isPromised(from))) continue;
      const waits = isPromised(from) || (typeof to === 'string' && isPromised(to)) || (typeof to === 'number' && fresh.get(to) === 'waits');
      moves.push({ text, from: waits && gone.has(from) ? null : from, to, waits });
    }
  }
  for (const [text, from] of places.homes) if (!placed.has(text) && isFree(text) && themes.get(from)?.standing === 'proposed') moves.push({ text, from, to: null, waits: false });
  return { themeOf, fresh, vanished, moves };
}

/** A pattern nobody knows becomes a theme if enough of its texts are free to go; where only promised ones make it one, it waits. */
function freshKey(key: number, free: readonly string[], isFromPromised: (text: string) => boolean, fresh: Map<number, 'now' | 'waits'>): number | undefined {
  if (free.length < smallestTheme) return undefined;
  fresh.set(key, free.filter((text) => !isFromPromised(text)).length >= smallestTheme ? 'now' : 'waits');
  return key;
}

/** Themes that have absorbed others, and what is no theme, may take several patterns; any other theme takes one, and each pattern has one theme. */
function matchPatterns(places: StandingPlaces, texts: ReadonlyMap<string, ReadonlySet<string>>, found: readonly FoundPattern[]): ReadonlyMap<number, string> {
  const sets = found.map((each) => ({ name: each.key, texts: new Set(each.texts) }));
  const matched = new Map<number, string>();
  const keepers = places.themes.filter((each) => each.standing === 'dismissed' || each.hasAbsorbed);
  for (const pattern of sets) {
    const taker = keepers
      .map((each) => ({ each, own: texts.get(each.id) ?? new Set<string>() }))
      .map(({ each, own }) => ({ each, shared: pattern.texts.intersection(own).size, isKnown: isDismissedAlready(pattern.texts, [own]) }))
      .filter(({ each, shared, isKnown }) => (each.standing === 'dismissed' ? isKnown : 2 * shared >= pattern.texts.size && shared > 0))
      .toSorted((a, b) => b.shared - a.shared || (a.each.id < b.each.id ? -1 : 1))[0];
    if (taker !== undefined) matched.set(pattern.name, taker.each.id);
  }
  const others = places.themes.filter((each) => each.standing !== 'dismissed').map((each) => ({ name: each.id, texts: texts.get(each.id) ?? new Set<string>() }));
  const taken = new Set(matched.values());
  const rest = matchThemes(others.filter((each) => !taken.has(each.name)), sets.filter((each) => !matched.has(each.name)));
  return new Map([...matched, ...rest]);
}

function textsOf({ themes, homes }: StandingPlaces): ReadonlyMap<string, ReadonlySet<string>> {
  const texts = new Map(themes.map((each) => [each.id, new Set<string>()]));
  for (const [text, themeId] of homes) texts.get(themeId)?.add(text);
  return texts;
}

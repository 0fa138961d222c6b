/** A set of texts, under the name it has: a stored theme's id, or the number of a newly found one. */
export interface TextSet<Name> {
  readonly name: Name;
  readonly texts: ReadonlySet<string>;
}

/** Two sets are the same pattern when they share at least this part of the smaller one. */
const samePart = 0.5;
/** A pattern that a person dismissed is proposed again only once it is this many times as large. */
const worthASecondLook = 3;

/**
 * Says which found pattern goes on under which stored theme's id: pairs sharing at least half of the smaller set, the
 * largest overlap first, each side used once. Ids and titles people know therefore survive a new run.
 */
export function matchThemes(stored: readonly TextSet<string>[], found: readonly TextSet<number>[]): Map<number, string> {
  const pairs = stored.flatMap((old) => found.map((fresh) => ({ old, fresh, shared: sharedTexts(old.texts, fresh.texts) })));
  const likely = pairs.filter(({ old, fresh, shared }) => shared > 0 && shared >= samePart * Math.min(old.texts.size, fresh.texts.size));
  likely.sort((a, b) => b.shared - a.shared || compareNames(a.old.name, b.old.name) || a.fresh.name - b.fresh.name);
  const matched = new Map<number, string>();
  const used = new Set<string>();
  for (const { old, fresh } of likely) {
    if (matched.has(fresh.name) || used.has(old.name)) continue;
    matched.set(fresh.name, old.name);
    used.add(old.name);
  }
  return matched;
}

/** Says whether a found pattern is one that a person already called "not a theme", and that has not tripled since. */
export function isDismissedAlready(found: ReadonlySet<string>, dismissed: readonly ReadonlySet<string>[]): boolean {
  return dismissed.some((texts) => {
    const shared = sharedTexts(texts, found);
    return shared > 0 && shared >= samePart * Math.min(texts.size, found.size) && found.size < worthASecondLook * texts.size;
  });
}

function sharedTexts(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const text of small) if (large.has(text)) shared += 1;
  return shared;
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

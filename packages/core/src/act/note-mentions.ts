/** Somebody a note may call by name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

const token = /@\{([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}/g;

/** The ids a stored note calls, each once, in the order they appear. */
export function calledIds(note: string): string[] {
  return [...new Set([...note.matchAll(token)].flatMap(([, id]) => id ?? []))];
}

/** A stored note as a person reads it: names in place of ids. */
export function noteWithNames(note: string, nameOf: (id: string) => string | undefined): string {
  return note.replaceAll(token, (_whole, id: string) => `@${nameOf(id) ?? 'somebody who is gone'}`);
}

/** A note as it is stored: every full name behind an @ becomes the id of whom it names. A name two people share stays as it is written. */
export function noteWithIds(note: string, people: readonly Named[]): string {
  const shared = new Set(people.map(({ name }) => name.toLowerCase()).filter((name, at, all) => all.indexOf(name) !== at));
  const known = people.filter(({ name }) => !shared.has(name.toLowerCase())).toSorted((a, b) => b.name.length - a.name.length);
  return known.reduce((text, { id, name }) => text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}_.])@${escaped(name)}(?![\\p{L}\\p{N}])`, 'giu'), `@{${id}}`), note);
}

/** The first word behind an @ that names nobody; an address is no call. */
export function calledNobody(note: string): string | undefined {
  return /(?<![^\s(])@(\p{L}[\p{L}\p{N}'’-]*)/u.exec(note)?.[1];
}

function escaped(name: string): string {
  return name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

/** Somebody a note may call by name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  /** Tells people of one name apart. */
  readonly email: string;
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

/** A note as it is stored: every full name behind an @ becomes the id of whom it names. A name two people share counts with the address in brackets behind it, and stays as it is written without. */
export function noteWithIds(note: string, people: readonly Named[]): string {
  const names = people.map(({ name }) => name.toLowerCase());
  const isShared = (name: string) => names.indexOf(name.toLowerCase()) !== names.lastIndexOf(name.toLowerCase());
  const called = people.map(({ id, name, email }) => ({ id, words: isShared(name) ? `${name} (${email})` : name })).toSorted((a, b) => b.words.length - a.words.length);
  return called.reduce((text, { id, words }) => text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}_.])@${escaped(words)}(?![\\p{L}\\p{N}])`, 'giu'), `@{${id}}`), note);
}

/** The first word behind an @ that names nobody; an address is no call. */
export function calledNobody(note: string): string | undefined {
  return /(?<![^\s(])@(\p{L}[\p{L}\p{N}'’-]*)/u.exec(note)?.[1];
}

function escaped(name: string): string {
  return name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

import { detectLanguage } from './detect-language.ts';
import type { Definition, EncodedText, FindOptions, FoundThemes, Placement, PlaceOptions, StoredText, ThemeEngine } from './theme-engine.ts';
import { vectorMark } from './vector-blob.ts';

/** What decides which texts are compared with which. */
export interface Routes {
  /** The mark of the vectors the encoder in use makes. */
  readonly markOf: () => number;
  /** Whether the encoder in use knows the language of a text, or may be presumed to. */
  readonly isKnown: (text: string) => boolean;
  /** Vectors by words and letters. */
  readonly lexical: (texts: readonly string[]) => Promise<readonly Uint8Array[]>;
}

const LEXICAL = 1;
const languages = new WeakMap<object, string>();

/** The language a text is compared within; '' for all that the encoder read. */
export function languageOf(each: EncodedText): string {
  if (vectorMark(each.vector) !== LEXICAL) return '';
  const known = languages.get(each) ?? detectLanguage(each.text) ?? 'unknown';
  languages.set(each, known);
  return known;
}

/** True where two texts were read in the same way, so that their neighbours can be the same. */
export function isComparable(one: EncodedText, other: EncodedText): boolean {
  return vectorMark(one.vector) === vectorMark(other.vector) && languageOf(one) === languageOf(other);
}

/** Themes within each language: those of the encoder first, then the others by size. No text gets lost, none is compared across. */
export async function findByLanguage(engine: ThemeEngine, texts: readonly EncodedText[], options: FindOptions = {}): Promise<FoundThemes> {
  const groups = [...Map.groupBy(texts, languageOf)].sort((a, b) => Number(b[0] === '') - Number(a[0] === '') || b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  if (groups.length < 2) return engine.findThemes(texts, options);
  const themes: FoundThemes['themes'][number][] = [];
  const unthemed: FoundThemes['unthemed'][number][] = [];
  for (const [, some] of groups) {
    const found = await engine.findThemes(some, options);
    const [keys, group] = [themes.length, 1 + themes.reduce((most, theme) => Math.max(most, theme.group), -1)];
    themes.push(...found.themes.map((theme) => ({ ...theme, key: theme.key + keys, group: theme.group + group })));
    unthemed.push(...found.unthemed.map((row) => ({ ...row, nearest: row.nearest < 0 ? -1 : row.nearest + keys })));
  }
  return { themes, unthemed };
}

/** Each text among the stored ones of its language; words no endpoint may see are compared with what it read by words and letters. */
export async function placeByLanguage(engine: ThemeEngine, routes: Routes, texts: readonly EncodedText[], stored: readonly StoredText[], options?: PlaceOptions): Promise<readonly Placement[]> {
  const mark = routes.markOf();
  const meant = options?.definitions ?? [];
  const isPlain = [texts, stored, ...meant.map((each) => each.texts)].every((some) => some.every((each) => vectorMark(each.vector) === mark));
  if (isPlain) return engine.place(texts, stored, options);
  const placed = new Map<EncodedText, Placement>();
  for (const [language, some] of Map.groupBy(texts, (text) => (isPrivate(routes, text) ? 'private' : languageOf(text)))) {
    const base = language === 'private' ? await inWords(routes, stored) : stored.filter((each) => (language === '' ? vectorMark(each.vector) === vectorMark(some[0]?.vector ?? each.vector) : languageOf(each) === language));
    const definitions = meant.flatMap((each) => definitionIn(each, language));
    for (const [at, placement] of (await engine.place(some, base, { ...options, definitions })).entries()) if (some[at] !== undefined) placed.set(some[at], placement);
  }
  return texts.map((text) => placed.get(text) ?? { id: text.id, themeId: null, confidence: 0, neighbours: [], span: null });
}

/** What a definition says in one language. */
export function definitionIn(definition: Definition, language: string): Definition[] {
  const texts = definition.texts.filter((text) => languageOf(text) === language);
  return texts.length === 0 ? [] : [{ ...definition, texts }];
}

/** Read by words and letters although the encoder knows the language: it was not to see the words. */
function isPrivate(routes: Routes, text: EncodedText): boolean {
  return vectorMark(text.vector) === LEXICAL && routes.isKnown(text.text);
}

async function inWords(routes: Routes, stored: readonly StoredText[]): Promise<readonly StoredText[]> {
  const themed = stored.filter((each) => each.themeId !== null);
  const vectors = await routes.lexical(themed.map((each) => each.text));
  return themed.flatMap((each, i) => (vectors[i] ? [{ ...each, vector: vectors[i] }] : []));
}

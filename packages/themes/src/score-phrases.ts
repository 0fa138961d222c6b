import type { Phrase } from './collect-phrases.ts';
import type { GatedTheme } from './gate-themes.ts';
import { phraseShape } from './phrase-shape.ts';
import { isEmptyTitle, startsEmpty } from './title-fillers.ts';
import { sentenceCase, type WordCasing } from './word-casing.ts';

/** A phrase that could be the title of a theme. */
export interface Scored {
  readonly key: string;
  readonly title: string;
  readonly score: number;
}

/** What the phrases of a whole collection say together. */
export interface PhraseBook {
  /** Phrases of each text; none for a text that was not read. */
  readonly phrases: readonly (readonly Phrase[])[];
  /** How many texts were read. */
  readonly texts: number;
  /** In how many of them a phrase stands, by its key. */
  readonly everywhere: ReadonlyMap<string, number>;
  /** Names of brands, places and people, by their keys. */
  readonly names: ReadonlySet<string>;
  /** How names and abbreviations are written here. */
  readonly casing: WordCasing;
}

interface Use {
  count: number;
  turned: number;
  centrality: number;
  readonly surfaces: Map<string, number>;
}

/** The most central members speak for a theme. */
export const READ_MEMBERS = 200;
const SHAPED = 24;
const LENGTH_FACTOR = [0, 0.5, 1, 1.12, 1.05];
const WORD_POWER = 0.8;
const SHAPE_POWER = 1.5;
const EMPTY_START = 0.5;
/** Of a phrase that at least half as many say with a "not" in it. */
const DENIED = 0.4;

/**
 * The phrases of a theme's members, best title first. Score: coverage^.6 x log-lift x completeness x shape^1.5 x (centrality of the texts
 * that use it)^2 x (salience of its words)^.8, where the salience of a word is coverage^.6 x log-lift of the word alone, in
 * whatever phrase it stands; a start such as "use" or "take" counts .5. Names that less than half of the members use are in no title: they are places, brands or people.
 */
export function scorePhrases(theme: GatedTheme, book: PhraseBook): Scored[] {
  const members = theme.members.slice(0, READ_MEMBERS);
  const uses = countUses(members, book.phrases);
  const total = book.texts;
  const distinct = (key: string, count: number): number => {
    const coverage = count / members.length;
    const outside = Math.max(0, (book.everywhere.get(key) ?? 0) - count);
    return coverage ** 0.6 * Math.max(0, Math.log((coverage + 0.002) / ((outside + 0.5) / (total + 1) + 0.002)));
  };
  const salience = (key: string): number => wordsOf(key).reduce((sum, word) => sum + distinct(word, uses.get(word)?.count ?? 0), 0);
  const least = members.length < 8 ? 1 : Math.max(2, Math.ceil(0.05 * members.length));
  const meanCentrality = members.reduce((sum, member) => sum + member.centrality, 0) / Math.max(1, members.length) || 1;
  const wholeness = extensionShares(uses);
  const denied = denials(uses);
  const scored: { key: string; surface: string; score: number; isTurned: boolean }[] = [];
  for (const [key, use] of uses) {
    if (use.count < least || isEmptyTitle(key)) continue;
    const words = wordsOf(key);
    const complete = 1 - Math.max(0, (wholeness.get(key) ?? 0) - 0.4);
    if (words.some((word) => book.names.has(word) && (uses.get(word)?.count ?? 0) < members.length / 2)) continue;
    const central = (use.centrality / use.count / meanCentrality) ** 2;
    const score = distinct(key, use.count) * (LENGTH_FACTOR[Math.min(4, key.split(/[ _]/u).length)] ?? 1) * complete * central * salience(key) ** WORD_POWER * (startsEmpty(key) ? EMPTY_START : 1) * ((denied.get(key) ?? 0) >= use.count / 2 ? DENIED : 1);
    scored.push({ key, surface: mostFrequent(use.surfaces), score, isTurned: use.turned > use.count / 2 });
  }
  scored.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  const shaped = scored.slice(0, SHAPED).map(({ key, surface, score, isTurned }) => ({ key, title: sentenceCase(surface, book.casing), score: score * phraseShape(surface, isTurned) ** SHAPE_POWER }));
  return shaped.filter((phrase) => phrase.score > 0).sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}

function countUses(members: GatedTheme['members'], phrases: PhraseBook['phrases']): Map<string, Use> {
  const uses = new Map<string, Use>();
  for (const { node, centrality } of members) {
    for (const { key, surface, isTurned } of phrases[node] ?? []) {
      const use = uses.get(key) ?? { count: 0, turned: 0, centrality: 0, surfaces: new Map<string, number>() };
      use.count++;
      if (isTurned) use.turned++;
      use.centrality += centrality;
      use.surfaces.set(surface, (use.surfaces.get(surface) ?? 0) + (isTurned ? 0.01 : 1));
      uses.set(key, use);
    }
  }
  return uses;
}

/** How often each phrase is said with a negation in it: "contactless won't work" denies "contactless work". */
function denials(uses: ReadonlyMap<string, { readonly count: number }>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [key, { count }] of uses) {
    const words = wordsOf(key);
    if (words.length < key.split(' ').length) counts.set(words.join(' '), (counts.get(words.join(' ')) ?? 0) + count);
  }
  return counts;
}

/** For each phrase the largest share of its uses that sit inside one longer phrase: "exchange" inside "exchange rate". */
function extensionShares(uses: ReadonlyMap<string, { readonly count: number }>): Map<string, number> {
  const shares = new Map<string, number>();
  for (const [key, { count }] of uses) {
    const words = key.split(' ');
    if (words.length < 2) continue;
    for (const shorter of [words.slice(1).join(' '), words.slice(0, -1).join(' ')]) {
      shares.set(shorter, Math.max(shares.get(shorter) ?? 0, count / (uses.get(shorter)?.count ?? count)));
    }
  }
  return shares;
}

function wordsOf(key: string): string[] {
  return key.split(' ').filter((word) => word !== 'not');
}

function mostFrequent(surfaces: ReadonlyMap<string, number>): string {
  return [...surfaces].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}

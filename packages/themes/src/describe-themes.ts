import { chooseQuotes } from './choose-quotes.ts';
import { chooseDescription } from './choose-description.ts';
import { collectPhrases } from './collect-phrases.ts';
import { findNames } from './find-names.ts';
import type { GatedThemes } from './gate-themes.ts';
import { type PhraseBook, READ_MEMBERS, scorePhrases, type Scored } from './score-phrases.ts';
import type { TextNode } from './text-node.ts';
import { titleLanguages } from './title-languages.ts';
import { findPhrasalVerbs } from './title-tokens.ts';
import { learnCasing } from './word-casing.ts';

export interface ThemeName {
  readonly title: string;
  readonly aliases: readonly string[];
  /** The sentence of a member that says best what all of them say. */
  readonly description: string;
  /** Nodes. */
  readonly quotes: readonly number[];
}

const ALIASES = 3;
const MOST_READ = 20_000;
const LONGEST_FALLBACK = 60;
const WRITES_NOUNS_LARGE = 'de';

/**
 * Titles, aliases, descriptions and quotes of all themes. A title is a phrase many members use and others do not, in the form
 * most of them use; no two themes get the same one.
 */
export function describeThemes(nodes: readonly TextNode[], gated: GatedThemes): ThemeName[] {
  const isRead = textsRead(nodes.length, gated);
  const texts = nodes.filter((_, node) => isRead[node]).map((node) => node.text);
  const phrasal = findPhrasalVerbs(texts);
  const languageOf = titleLanguages(texts);
  const phrases = nodes.map(({ text }, node) => (isRead[node] ? collectPhrases(text, phrasal, languageOf(text)) : []));
  const everywhere = new Map<string, number>();
  for (const own of phrases) for (const { key } of own) everywhere.set(key, (everywhere.get(key) ?? 0) + 1);
  const book: PhraseBook = { phrases, texts: texts.length, everywhere, names: findNames(texts.filter((text) => languageOf(text) !== WRITES_NOUNS_LARGE)), casing: learnCasing(texts) };
  const taken = new Set<string>();
  return gated.themes.map((theme) => {
    const scored = scorePhrases(theme, book);
    const best = scored.find((phrase) => !taken.has(wordSetName(phrase.key))) ?? scored[0];
    if (best) taken.add(wordSetName(best.key));
    const title = best?.title ?? fallbackTitle(nodes[theme.members[0]?.node ?? -1]?.text ?? '');
    return {
      title,
      aliases: chooseAliases(scored, best),
      description: chooseDescription(nodes, theme),
      quotes: chooseQuotes(nodes, theme),
    };
  });
}

/** In large collections the central members of each theme and an even spread of all texts speak for the rest. */
function textsRead(size: number, gated: GatedThemes): boolean[] {
  const step = Math.max(1, size / MOST_READ);
  const isRead = Array.from({ length: size }, (_, node) => step === 1 || Math.floor(node / step) !== Math.floor((node - 1) / step));
  for (const theme of gated.themes) for (const { node } of theme.members.slice(0, READ_MEMBERS)) isRead[node] = true;
  return isRead;
}

function chooseAliases(scored: readonly Scored[], best: Scored | undefined): string[] {
  const chosen: Scored[] = best ? [best] : [];
  for (const phrase of scored) {
    if (chosen.length > ALIASES) break;
    if (chosen.every((other) => overlap(other.key, phrase.key) < 0.67)) chosen.push(phrase);
  }
  return chosen.slice(best ? 1 : 0).map((phrase) => phrase.title);
}

function overlap(a: string, b: string): number {
  const left = new Set(a.split(' '));
  const right = new Set(b.split(' '));
  return left.intersection(right).size / Math.max(1, Math.min(left.size, right.size));
}

function wordSetName(key: string): string {
  return [...new Set(key.split(' '))].sort().join(' ');
}

function fallbackTitle(text: string): string {
  const large = text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  if (large.length <= LONGEST_FALLBACK) return large;
  const cut = large.slice(0, LONGEST_FALLBACK);
  return `${cut.slice(0, Math.max(20, cut.lastIndexOf(' '))).toWellFormed()}…`;
}

import { chooseQuotes } from './choose-quotes.ts';
import { collectPhrases, type Phrase } from './collect-phrases.ts';
import type { GatedTheme, GatedThemes } from './gate-themes.ts';
import { phraseShape } from './phrase-shape.ts';
import type { TextNode } from './text-node.ts';
import { findPhrasalVerbs } from './title-tokens.ts';

export interface ThemeName {
  readonly title: string;
  readonly aliases: readonly string[];
  readonly description: string;
  /** Nodes. */
  readonly quotes: readonly number[];
}

interface Scored {
  readonly key: string;
  readonly title: string;
  readonly score: number;
}

const READ_MEMBERS = 200;
const SHAPED = 24;
const ALIASES = 3;
const DESCRIBING_WORDS = 6;
const LONGEST_FALLBACK = 60;
const LENGTH_FACTOR = [0, 0.5, 1, 1.12, 1.05];

/**
 * Titles, aliases, descriptions and quotes of all themes. A title is a phrase many members use and others do not, in the form
 * most of them use; no two themes get the same one.
 */
export function describeThemes(nodes: readonly TextNode[], gated: GatedThemes): ThemeName[] {
  const texts = nodes.map((node) => node.text);
  const phrasal = findPhrasalVerbs(texts);
  const phrases = texts.map((text) => collectPhrases(text, phrasal));
  const everywhere = new Map<string, number>();
  for (const own of phrases) for (const { key } of own) everywhere.set(key, (everywhere.get(key) ?? 0) + 1);
  const taken = new Set<string>();
  return gated.themes.map((theme) => {
    const scored = scorePhrases(theme, phrases, everywhere, nodes.length);
    const best = scored.find((phrase) => !taken.has(wordSetName(phrase.key))) ?? scored[0];
    if (best) taken.add(wordSetName(best.key));
    const title = best?.title ?? fallbackTitle(nodes[theme.members[0]?.node ?? -1]?.text ?? '');
    return {
      title,
      aliases: chooseAliases(scored, best),
      description: describe(scored),
      quotes: chooseQuotes(nodes, theme),
    };
  });
}

function scorePhrases(theme: GatedTheme, phrases: readonly (readonly Phrase[])[], everywhere: ReadonlyMap<string, number>, total: number): Scored[] {
  const members = theme.members.slice(0, READ_MEMBERS);
  const uses = new Map<string, { count: number; turned: number; centrality: number; surfaces: Map<string, number> }>();
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
  const least = members.length < 8 ? 1 : Math.max(2, Math.ceil(0.05 * members.length));
  const meanCentrality = members.reduce((sum, member) => sum + member.centrality, 0) / Math.max(1, members.length) || 1;
  const wholeness = extensionShares(uses);
  const scored: { key: string; surface: string; score: number; isTurned: boolean }[] = [];
  for (const [key, use] of uses) {
    if (use.count < least) continue;
    const coverage = use.count / members.length;
    const outside = Math.max(0, (everywhere.get(key) ?? 0) - use.count);
    const lift = Math.log((coverage + 0.002) / ((outside + 0.5) / (total + 1) + 0.002));
    const words = key.split(/[ _]/u).filter((word) => word !== 'not').length;
    const complete = 1 - Math.max(0, (wholeness.get(key) ?? 0) - 0.4);
    const score = coverage ** 0.6 * Math.max(0, lift) * (LENGTH_FACTOR[words] ?? 1) * complete * (use.centrality / use.count / meanCentrality) ** 2;
    scored.push({ key, surface: mostFrequent(use.surfaces), score, isTurned: use.turned > use.count / 2 });
  }
  scored.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  const shaped = scored.slice(0, SHAPED).map(({ key, surface, score, isTurned }) => ({ key, title: sentenceCase(surface), score: score * phraseShape(surface, isTurned) }));
  return shaped.filter((phrase) => phrase.score > 0).sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}

/** For each phrase the largest share of its uses that sit inside one longer phrase: "exchange" inside "exchange rate". */
function extensionShares(uses: ReadonlyMap<string, { count: number }>): Map<string, number> {
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

function chooseAliases(scored: readonly Scored[], best: Scored | undefined): string[] {
  const chosen: Scored[] = best ? [best] : [];
  for (const phrase of scored) {
    if (chosen.length > ALIASES) break;
    if (chosen.every((other) => overlap(other.key, phrase.key) < 0.67)) chosen.push(phrase);
  }
  return chosen.slice(best ? 1 : 0).map((phrase) => phrase.title);
}

function describe(scored: readonly Scored[]): string {
  const words = new Set<string>();
  for (const { title } of scored) for (const word of title.toLowerCase().split(' ')) if (word.length > 3) words.add(word);
  return words.size > 0 ? `Words that set it apart: ${[...words].slice(0, DESCRIBING_WORDS).join(', ')}.` : '';
}

function overlap(a: string, b: string): number {
  const left = new Set(a.split(' '));
  const right = new Set(b.split(' '));
  return left.intersection(right).size / Math.max(1, Math.min(left.size, right.size));
}

function wordSetName(key: string): string {
  return [...new Set(key.split(' '))].sort().join(' ');
}

function mostFrequent(surfaces: ReadonlyMap<string, number>): string {
  return [...surfaces].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '';
}

function sentenceCase(surface: string): string {
  return surface.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function fallbackTitle(text: string): string {
  if (text.length <= LONGEST_FALLBACK) return sentenceCase(text);
  const cut = text.slice(0, LONGEST_FALLBACK);
  return `${sentenceCase(cut.slice(0, Math.max(20, cut.lastIndexOf(' '))).toWellFormed())}…`;
}

import type { GatedTheme } from './gate-themes.ts';
import { splitWords } from './split-words.ts';
import type { TextNode } from './text-node.ts';

const QUOTES = 5;
const LOOKED_AT = 40;

/** Five central members that read well: not too short, not too long, no two alike. */
export function chooseQuotes(nodes: readonly TextNode[], theme: GatedTheme): number[] {
  const candidates = theme.members.slice(0, LOOKED_AT).map((member) => {
    const text = nodes[member.node]?.text ?? '';
    return { node: member.node, words: new Set(splitWords(text)), value: member.centrality * readability(text) };
  });
  candidates.sort((a, b) => b.value - a.value || a.node - b.node);
  const chosen: typeof candidates = [];
  for (const mostAlike of [0.6, 1.1]) {
    for (const candidate of candidates) {
      if (chosen.length >= QUOTES) break;
      const isNew = chosen.every((other) => other !== candidate && likeness(other.words, candidate.words) < mostAlike);
      if (isNew) chosen.push(candidate);
    }
  }
  return chosen.map((quote) => quote.node);
}

function readability(text: string): number {
  if (text.length < 15) return 0.7;
  return text.length <= 220 ? 1 : Math.max(0.4, 220 / text.length);
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = a.intersection(b).size;
  return shared / Math.max(1, a.size + b.size - shared);
}

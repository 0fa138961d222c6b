import type { GatedTheme } from './gate-themes.ts';
import { splitWords, isStopWord } from './split-words.ts';
import { stem } from './title-tokens.ts';
import type { TextNode } from './text-node.ts';

const LOOKED_AT = 25;
const SHORTEST_WORDS = 4;
const LONGEST = 200;
const SENTENCE = /[^.!?…\n]+[.!?…]*/gu;

/** The sentence of a central member that says best what all of them say: its words are the ones most members use. Empty where none is short enough to quote. */
export function chooseDescription(nodes: readonly TextNode[], theme: GatedTheme): string {
  const members = theme.members.slice(0, LOOKED_AT);
  const wordsOf = (text: string): Set<string> => new Set(splitWords(text).filter((word) => !isStopWord(word)).map(stem));
  const shared = new Map<string, number>();
  for (const { node } of members) for (const word of wordsOf(nodes[node]?.text ?? '')) shared.set(word, (shared.get(word) ?? 0) + 1);
  let best = '';
  let bestScore = 0;
  for (const { node, centrality } of members) {
    for (const sentence of nodes[node]?.text.match(SENTENCE) ?? []) {
      const words = wordsOf(sentence);
      const trimmed = sentence.trim();
      if (trimmed.length > LONGEST || splitWords(sentence).length < SHORTEST_WORDS) continue;
      const common = [...words].reduce((sum, word) => sum + ((shared.get(word) ?? 1) - 1) / members.length, 0);
      const score = (centrality * common) / Math.sqrt(words.size + 1);
      if (score > bestScore) [best, bestScore] = [trimmed, score];
    }
  }
  return best;
}

import { DefinitionScores, type PackedDefinition } from './definition-scores.ts';
import { findStoredNeighbours, type ReadTexts, readTexts, vectorOf } from './find-stored-neighbours.ts';
import type { Neighbours } from './neighbour-graph.ts';
import { normaliseText } from './normalise-text.ts';
import type { PackedTexts } from './pack-texts.ts';
import { sparseProduct, sparseVector, type SparseVector } from './sparse-vectors.ts';
import { splitClauses } from './split-clauses.ts';
import { isStopWord, splitWords } from './split-words.ts';
import { neighbourVote, strongestTheme } from './neighbour-vote.ts';
import type { TextStore } from './text-store.ts';
import type { Neighbour, Placement } from './theme-engine.ts';

export interface PlaceSettings {
  readonly minVote: number;
  /** What fits one of these goes there, whatever the vote says, unless the vote is for a theme the definition spares. */
  readonly definitions: readonly PackedDefinition[];
}

const VOTERS = 15;
/** Below this similarity (of at most 1.75) even the nearest stored text has nothing to do with the new one. */
const LEAST_SIMILARITY = 0.3;
const SHARED_WORDS = 5;

/** Lets the nearest stored texts vote on the theme of each text. A text joins by vote, never because a centre is near; it has no vote itself. */
export function placeTexts(store: TextStore, texts: PackedTexts, settings: PlaceSettings): Placement[] {
  const read = readTexts(store, texts);
  const neighbours = findStoredNeighbours(store, read, VOTERS);
  const definitions = settings.definitions.map((each) => new DefinitionScores(store, each));
  return texts.texts.map((text, row) => {
    const voted = decide({ store, texts, settings, row, text: normaliseText(text), neighbours });
    return byDefinition(definitions, read, neighbours, row, voted) ?? voted;
  });
}

/** The definition a text fits best, with the clause that fits; undefined where it fits none. */
function byDefinition(definitions: readonly DefinitionScores[], { texts, vectors, words }: ReadTexts, neighbours: Neighbours, row: number, voted: Placement): Placement | undefined {
  const own = words[row];
  if (own === undefined) return undefined;
  const fitting = definitions.flatMap((each) => {
    const score = each.evened(each.ofText(vectorOf(vectors, row), own), neighbours, row);
    return score < each.least || (voted.themeId !== null && each.spares.has(voted.themeId)) ? [] : [{ each, score }];
  });
  const [best] = fitting.sort((a, b) => b.score - b.each.least - (a.score - a.each.least));
  return best && { ...voted, themeId: best.each.themeId, confidence: Math.min(1, best.score), span: best.each.closestClause(texts[row] ?? '') };
}

interface Case {
  readonly store: TextStore;
  readonly texts: PackedTexts;
  readonly settings: PlaceSettings;
  readonly row: number;
  readonly text: string;
  readonly neighbours: Neighbours;
}

function decide({ store, texts, settings, row, text, neighbours }: Case): Placement {
  const { themeIds } = store;
  const numbers = new Map<string, number>();
  const numberOf = (themeId: string | null | undefined): number => {
    if (themeId === null || themeId === undefined) return -1;
    const number = numbers.get(themeId) ?? numbers.size;
    numbers.set(themeId, number);
    return number;
  };
  const vote = neighbourVote(neighbours, row, (other) => numberOf(themeIds[other]));
  const strongest = strongestTheme(vote, (theme) => theme >= 0);
  const slots = Array.from({ length: neighbours.count }, (_, i) => row * neighbours.count + i).filter((slot) => (neighbours.ids[slot] ?? -1) >= 0);
  const isNear = (neighbours.similarities[row * neighbours.count] ?? 0) >= LEAST_SIMILARITY;
  const themeId = strongest && isNear && strongest.share >= settings.minVote ? [...numbers.keys()][strongest.theme] : undefined;
  const listed = slots.map((slot): Neighbour => {
    const other = neighbours.ids[slot] ?? 0;
    return { id: store.ids[other] ?? '', similarity: neighbours.similarities[slot] ?? 0, sharedWords: sharedWords(text, store.texts[other] ?? '') };
  });
  const inTheme = slots.flatMap((slot) => (themeId !== undefined && themeIds[neighbours.ids[slot] ?? 0] === themeId ? [store.sparseOf(neighbours.ids[slot] ?? 0)] : []));
  return {
    id: texts.ids[row] ?? '',
    themeId: themeId ?? null,
    confidence: strongest?.share ?? 0,
    neighbours: listed,
    span: inTheme.length > 0 ? evidenceSpan(texts.texts[row] ?? '', inTheme, store) : null,
  };
}

/** The clause of the text that shares most with the neighbours inside the theme. */
function evidenceSpan(text: string, inTheme: readonly SparseVector[], store: TextStore): Placement['span'] {
  let best: { start: number; end: number } | null = null;
  let bestScore = -1;
  for (const clause of splitClauses(text)) {
    const vector = sparseVector(normaliseText(clause.text), store.lexicon);
    const score = inTheme.reduce((sum, other) => sum + sparseProduct(vector, other), 0);
    if (score > bestScore) {
      bestScore = score;
      best = { start: clause.start, end: clause.end };
    }
  }
  return best;
}

function sharedWords(text: string, other: string): string[] {
  const theirs = new Set(splitWords(normaliseText(other)));
  const shared = [...new Set(splitWords(text))].filter((word) => theirs.has(word) && !isStopWord(word));
  return shared.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, SHARED_WORDS);
}

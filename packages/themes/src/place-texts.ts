import { keepRows, unpackRows } from './dense-rows.ts';
import type { NearestRows } from './find-nearest-rows.ts';
import { keepNearest } from './find-fused-neighbours.ts';
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
}

const VOTERS = 15;
const CANDIDATES = 40;
/** Below this similarity (of at most 1.75) even the nearest stored text has nothing to do with the new one. */
const LEAST_SIMILARITY = 0.3;
const SHARED_WORDS = 5;

/** Lets the nearest stored texts vote on the theme of each text. A text joins by vote, never because a centre is near; it has no vote itself. */
export function placeTexts(store: TextStore, texts: PackedTexts, settings: PlaceSettings): Placement[] {
  const normalised = texts.texts.map(normaliseText);
  const own = normalised.map((text) => sparseVector(text, store.lexicon));
  const queries = keepRows(unpackRows(texts.vectors, texts.dimensions, store.mean.length > 0 ? store.mean : undefined));
  const found = store.ids.length === 0 ? nobody(texts.ids.length) : store.findNearest(queries, Math.min(CANDIDATES, store.ids.length));
  compareWhole(store, { found, own, queries, ids: texts.ids });
  const neighbours = keepNearest(found, VOTERS);
  return normalised.map((text, row) => decide({ store, texts, settings, row, text, neighbours }));
}

const nobody = (queries: number): NearestRows => ({ count: 1, ids: new Int32Array(queries).fill(-1), similarities: new Float32Array(queries) });

interface Compared {
  readonly found: NearestRows;
  readonly own: readonly SparseVector[];
  readonly queries: { readonly values: Float32Array; readonly dimensions: number };
  readonly ids: readonly string[];
}

/** Replaces the similarity of the short vectors by that of the whole ones and of the words. */
function compareWhole(store: TextStore, { found, own, queries, ids }: Compared): void {
  own.forEach((words, row) => {
    const vector = queries.values.subarray(row * queries.dimensions, (row + 1) * queries.dimensions);
    const alongMean = store.mean.reduce((sum, value, d) => sum + value * (vector[d] ?? 0), 0);
    for (let slot = row * found.count; slot < (row + 1) * found.count; slot++) {
      const id = found.ids[slot] ?? -1;
      if (id < 0) continue;
      if (store.ids[id] === ids[row]) found.ids[slot] = -1;
      found.similarities[slot] = store.cosine(id, vector, alongMean) + sparseProduct(words, store.sparseOf(id));
    }
  });
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

import { keepRows, meanRow, unpackRows } from './dense-rows.ts';
import { findFusedCandidates, keepNearest } from './find-fused-neighbours.ts';
import type { Neighbours } from './neighbour-graph.ts';
import { normaliseText } from './normalise-text.ts';
import type { PackedTexts } from './pack-texts.ts';
import { buildLexicon, sparseProduct, sparseVector, type Lexicon, type SparseVector } from './sparse-vectors.ts';
import { splitClauses } from './split-clauses.ts';
import { isStopWord, splitWords } from './split-words.ts';
import type { TensorRuntime } from './load-tensor-runtime.ts';
import { neighbourVote, strongestTheme } from './neighbour-vote.ts';
import type { Neighbour, Placement } from './theme-engine.ts';

export interface PlaceSettings {
  readonly minVote: number;
}

export interface PlaceInput {
  readonly texts: PackedTexts;
  readonly stored: PackedTexts;
  readonly themeIds: readonly (string | null)[];
  readonly settings: PlaceSettings;
}

const VOTERS = 15;
const CANDIDATES = 40;
const LEXICON_SAMPLE = 3000;
/** Below this similarity (of at most 1.75) even the nearest stored text has nothing to do with the new one. */
const LEAST_SIMILARITY = 0.3;
const SHARED_WORDS = 5;

/** Lets the nearest stored texts vote on the theme of each new one. A text joins by vote, never because a centre is near. */
export function placeTexts(runtime: TensorRuntime, input: PlaceInput): Placement[] {
  const { texts, stored } = input;
  const normalised = texts.texts.map(normaliseText);
  const storedSparse = new Map<number, SparseVector>();
  const lexicon = buildLexicon([...spreadSample(stored.texts).map(normaliseText), ...normalised]);
  const sparseOf = (row: number): SparseVector => {
    const known = storedSparse.get(row) ?? sparseVector(normaliseText(stored.texts[row] ?? ''), lexicon);
    storedSparse.set(row, known);
    return known;
  };
  const own = normalised.map((text) => sparseVector(text, lexicon));
  const mean = meanRow(unpackRows(stored.vectors, stored.dimensions));
  const queries = { dense: keepRows(unpackRows(texts.vectors, texts.dimensions, mean)), sparse: (row: number) => own[row] ?? NOTHING };
  const base = { dense: unpackRows(stored.vectors, stored.dimensions, mean), sparse: sparseOf };
  const neighbours = keepNearest(findFusedCandidates(runtime, queries, base, CANDIDATES, lexicon.frequencies.length), VOTERS);
  return normalised.map((text, row) => decide(input, { row, text, neighbours, lexicon, sparseOf }));
}

const NOTHING: SparseVector = { ids: new Int32Array(0), values: new Float32Array(0) };

interface Case {
  readonly row: number;
  readonly text: string;
  readonly neighbours: Neighbours;
  readonly lexicon: Lexicon;
  readonly sparseOf: (row: number) => SparseVector;
}

function decide(input: PlaceInput, { row, text, neighbours, lexicon, sparseOf }: Case): Placement {
  const { texts, stored, themeIds, settings } = input;
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
    return { id: stored.ids[other] ?? '', similarity: neighbours.similarities[slot] ?? 0, sharedWords: sharedWords(text, stored.texts[other] ?? '') };
  });
  const inTheme = slots.flatMap((slot) => (themeId !== undefined && themeIds[neighbours.ids[slot] ?? 0] === themeId ? [sparseOf(neighbours.ids[slot] ?? 0)] : []));
  return {
    id: texts.ids[row] ?? '',
    themeId: themeId ?? null,
    confidence: strongest?.share ?? 0,
    neighbours: listed,
    span: inTheme.length > 0 ? evidenceSpan(texts.texts[row] ?? '', inTheme, lexicon) : null,
  };
}

/** The clause of the text that shares most with the neighbours inside the theme. */
function evidenceSpan(text: string, inTheme: readonly SparseVector[], lexicon: Lexicon): Placement['span'] {
  let best: { start: number; end: number } | null = null;
  let bestScore = -1;
  for (const clause of splitClauses(text)) {
    const vector = sparseVector(normaliseText(clause.text), lexicon);
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

function spreadSample(texts: readonly string[]): string[] {
  const step = Math.max(1, texts.length / LEXICON_SAMPLE);
  return Array.from({ length: Math.min(texts.length, LEXICON_SAMPLE) }, (_, i) => texts[Math.floor(i * step)] ?? '');
}

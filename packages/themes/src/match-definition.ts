import { type DefinitionMatch, DefinitionScores, type PackedDefinition } from './definition-scores.ts';
import { findStoredNeighbours, readTexts } from './find-stored-neighbours.ts';
import type { TextStore } from './text-store.ts';

const CANDIDATES = 2000;
const VOTERS = 15;
/** A text whose own score is this far below what makes a match is not lifted over it by its neighbours. */
const LIFTED_AT_MOST = 0.12;

/** The stored texts that fit a definition, best first; at most a few thousand, those nearest to it or to one of its examples. */
export function matchDefinition(store: TextStore, definition: PackedDefinition): DefinitionMatch[] {
  if (store.ids.length === 0 || definition.texts.ids.length === 0) return [];
  const scores = new DefinitionScores(store, definition);
  const found = store.findNearest(scores.read.vectors, Math.min(CANDIDATES, store.ids.length));
  const rows = [...new Set(found.ids)].filter((row) => row >= 0 && scores.ofStored(row) >= scores.least - LIFTED_AT_MOST);
  const neighbours = findStoredNeighbours(store, readTexts(store, store.packRows(rows)), VOTERS);
  const matches = rows.flatMap((row, i) => {
    const score = scores.evened(scores.ofStored(row), neighbours, i);
    return score < scores.least ? [] : [{ id: store.ids[row] ?? '', row, confidence: Math.min(1, score) }];
  });
  matches.sort((a, b) => b.confidence - a.confidence || a.row - b.row);
  return matches.map(({ id, row, confidence }) => ({ id, confidence, span: scores.closestClause(store.texts[row] ?? '') }));
}

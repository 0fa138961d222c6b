import { splitClauses, type Clause } from './split-clauses.ts';
import type { EncodedText, StoredText, ThemeEngine } from './theme-engine.ts';
import { isComparable } from './route-texts.ts';

/** Where in a text something is said: UTF-16 units of the text as it was said, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A theme a text speaks of beside its main one, with the clause that says so. */
export interface FurtherPoint {
  readonly id: string;
  readonly themeId: string;
  readonly confidence: number;
  readonly span: Span;
}

/** What the clauses of texts say when each is asked by itself. */
export interface FoundPoints {
  readonly further: readonly FurtherPoint[];
  /** The clause that votes most clearly for a text's main theme; none where no clause alone does. */
  readonly evidence: ReadonlyMap<string, Span>;
}

export interface PointOptions {
  /** Words that must not leave this process. */
  readonly isPrivate?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** A clause makes a point of its own from this share of its neighbours' vote on; between .5 and .7 precision and recall trade evenly (docs/methods.md). */
const LEAST_VOTE = 0.6;
/** Short clauses are near to much: at least this similarity (of at most 1.75) to the nearest text. */
const LEAST_SIMILARITY = 0.8;
const MOST_CLAUSES = 20;
const CLAUSES_AT_ONCE = 1024;

/**
 * Asks each clause of texts that have a main theme where it would go by itself: a clear vote for another theme is a further point. The whole
 * text decides its main theme, so nothing here changes it. Of one clause only, or of a long text beyond its first twenty, nothing is asked.
 */
export async function findPoints(engine: ThemeEngine, texts: readonly StoredText[], stored: readonly StoredText[], options: PointOptions = {}): Promise<FoundPoints> {
  const asked = texts.flatMap((text) => {
    const clauses = text.themeId === null ? [] : splitClauses(text.text).slice(0, MOST_CLAUSES);
    return clauses.length < 2 ? [] : clauses.map((clause) => ({ text, clause }));
  });
  const further = new Map<string, FurtherPoint>();
  const evidence = new Map<string, Span & { readonly confidence: number }>();
  for (let from = 0; from < asked.length; from += CLAUSES_AT_ONCE) {
    const some = asked.slice(from, from + CLAUSES_AT_ONCE);
    for (const { text, clause, themeId, confidence, similarity } of await voteOnClauses(engine, some, stored, options)) {
      const { start, end } = clause;
      if (themeId === text.themeId) {
        if (confidence > (evidence.get(text.id)?.confidence ?? 0)) evidence.set(text.id, { start, end, confidence });
      } else if (confidence >= LEAST_VOTE && similarity >= LEAST_SIMILARITY && confidence > (further.get(`${text.id} ${themeId}`)?.confidence ?? 0)) {
        further.set(`${text.id} ${themeId}`, { id: text.id, themeId, confidence, span: { start, end } });
      }
    }
    options.onProgress?.(Math.min(asked.length, from + some.length), asked.length);
  }
  return { further: [...further.values()], evidence: new Map([...evidence].map(([id, { start, end }]) => [id, { start, end }])) };
}

interface Asked {
  readonly text: StoredText;
  readonly clause: Clause;
}

interface Voted extends Asked {
  readonly themeId: string;
  readonly confidence: number;
  readonly similarity: number;
}

/** A clause carries the id of its text, so that the text has no vote on it; one that would be read in another way than its text is not asked. */
async function voteOnClauses(engine: ThemeEngine, asked: readonly Asked[], stored: readonly StoredText[], { isPrivate = false, signal }: PointOptions): Promise<Voted[]> {
  const vectors = await engine.encode(asked.map(({ clause }) => clause.text), { isPrivate, signal });
  const rows = asked.flatMap(({ text, clause }, at) => {
    const vector = vectors[at];
    const row: EncodedText | undefined = vector && { id: text.id, text: clause.text, vector };
    return row !== undefined && isComparable(row, text) ? [{ row, text, clause }] : [];
  });
  if (rows.length === 0) return [];
  const placed = await engine.place(rows.map(({ row }) => row), stored, { minVote: 0 });
  return rows.flatMap(({ text, clause }, at) => {
    const { themeId = null, confidence = 0, neighbours = [] } = placed[at] ?? {};
    return themeId === null ? [] : [{ text, clause, themeId, confidence, similarity: neighbours[0]?.similarity ?? 0 }];
  });
}

import { splitClauses } from '@kept/themes/split-clauses.ts';
import { decodeVector, vectorMark } from '@kept/themes/vector-blob.ts';
import type { Ctx } from '../context.ts';

interface Said {
  readonly id: string;
  readonly text: string;
}

const clausesRead = 12;

/** In each text the clause whose meaning comes closest to a question; a text of one clause is marked whole. */
export async function findClosestClauses(ctx: Ctx, question: Uint8Array, texts: readonly Said[]): Promise<ReadonlyMap<string, { start: number; end: number }[]>> {
  const clauses = texts.map(({ id, text }) => ({ id, clauses: splitClauses(text).slice(0, clausesRead) }));
  const several = clauses.filter((each) => each.clauses.length > 1);
  const vectors = await ctx.engine.encode(several.flatMap((each) => each.clauses.map(({ text }) => text)));
  const asked = decodeVector(question);
  const rest = vectors.values();
  const closest = new Map<string, { start: number; end: number }[]>();
  for (const { id, clauses: own } of clauses) {
    const scored = own.map(({ start, end }) => ({ start, end, score: own.length > 1 ? similarity(asked, question, rest.next().value) : 0 }));
    const [best] = scored.sort((a, b) => b.score - a.score || a.start - b.start);
    if (best !== undefined) closest.set(id, [{ start: best.start, end: best.end }]);
  }
  return closest;
}

/** Vectors of different encoders say nothing about each other. */
function similarity(asked: Float32Array, question: Uint8Array, clause: Uint8Array | undefined): number {
  if (clause === undefined || vectorMark(clause) !== vectorMark(question) || clause.length !== question.length) return 0;
  return decodeVector(clause).reduce((sum, value, at) => sum + value * (asked[at] ?? 0), 0);
}

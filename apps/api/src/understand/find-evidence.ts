import type { EncodedText, FoundThemes, StoredText } from '@kept/themes/theme-engine.ts';
import { findPoints, type FurtherPoint, type Span } from '@kept/themes/find-points.ts';
import { splitClauses } from '@kept/themes/split-clauses.ts';
import type { Ctx } from '../context.ts';

/** What the clauses of the texts of a run say: where each says what puts it into its theme, and what it says of other themes. */
export interface Evidence {
  readonly spans: ReadonlyMap<string, Span>;
  /** Further points by the key of their theme, and the texts that were asked for theirs. */
  readonly points: { readonly further: readonly FurtherPoint[]; readonly asked: ReadonlySet<string> };
}

/** A run asks so many texts of several clauses, the latest: each clause has to be read by itself, and a run must not take minutes longer for it. What arrives is always asked. */
const mostAsked = 1000;

/**
 * The clause that puts each text into its theme, and the clauses that speak of another. A text of one clause is its own evidence; of a longer
 * one each clause is asked by itself, and where none alone votes for the theme, the one that shares most words with its neighbours stands.
 */
export async function findEvidence(ctx: Ctx, texts: readonly EncodedText[], found: FoundThemes, tell: (share: number) => void = () => undefined): Promise<Evidence> {
  const themeOf = new Map(found.themes.flatMap((theme) => theme.members.map((member) => [member.id, String(theme.key)] as const)));
  const members = texts.flatMap((text): StoredText[] => (themeOf.has(text.id) ? [{ ...text, themeId: themeOf.get(text.id) ?? null }] : []));
  const spans = new Map<string, Span>();
  const longer: StoredText[] = [];
  for (const member of members) {
    const [clause, ...more] = splitClauses(member.text);
    if (clause !== undefined && more.length === 0) spans.set(member.id, { start: clause.start, end: clause.end });
    else longer.push(member);
  }
  const asked = longer.slice(-mostAsked);
  const { further, evidence } = await findPoints(ctx.engine, asked, members, { onProgress: (done, total) => tell(done / total) });
  for (const [id, span] of evidence) spans.set(id, span);
  const rest = longer.filter((member) => !spans.has(member.id));
  const placed = rest.length === 0 ? [] : await ctx.engine.place(rest, members);
  for (const { id, themeId, span } of placed) if (span !== null && themeId === themeOf.get(id)) spans.set(id, span);
  return { spans, points: { further, asked: new Set(themed(texts, themeOf, longer.length > mostAsked ? asked : undefined)) } };
}

/** A text that has one clause, or no theme any more, has no further points: it counts as asked. */
function themed(texts: readonly EncodedText[], themeOf: ReadonlyMap<string, string>, asked: readonly StoredText[] | undefined): string[] {
  if (asked === undefined) return texts.map((text) => text.id);
  return [...texts.filter((text) => !themeOf.has(text.id)), ...asked].map((text) => text.id);
}

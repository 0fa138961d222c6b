import type { EncodedText, FoundThemes, StoredText } from '@kept/themes/theme-engine.ts';
import { splitClauses } from '@kept/themes/split-clauses.ts';
import type { Ctx } from '../context.ts';

/** Where in a text a point is made. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The clause that puts each text into its theme. A text of one clause is its own evidence; of a longer one each clause is
 * compared with all other texts, for a stored text never votes for itself.
 */
export async function findEvidence(ctx: Ctx, texts: readonly EncodedText[], found: FoundThemes): Promise<ReadonlyMap<string, Span>> {
  const themeOf = new Map(found.themes.flatMap((theme) => theme.members.map((member) => [member.id, String(theme.key)] as const)));
  const members = texts.flatMap((text): StoredText[] => (themeOf.has(text.id) ? [{ ...text, themeId: themeOf.get(text.id) ?? null }] : []));
  const spans = new Map<string, Span>();
  const longer = new Set<string>();
  for (const member of members) {
    const [clause, ...more] = splitClauses(member.text);
    if (clause !== undefined && more.length === 0) spans.set(member.id, { start: clause.start, end: clause.end });
    else longer.add(member.id);
  }
  const asked = members.filter((member) => longer.has(member.id));
  const placed = asked.length === 0 ? [] : await ctx.engine.place(asked, members);
  for (const { id, themeId, span } of placed) if (span !== null && themeId === themeOf.get(id)) spans.set(id, span);
  return spans;
}

import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isComment } from '../understand/is-comment.ts';

/** One customer's words for a whole theme. */
export interface ThemeQuote {
  readonly mentionId: string;
  readonly text: string;
  readonly occurredAt: string;
}

const longestQuote = 220;

/** One central quote for each theme: the engine's choice first, then what it was surest of. Never an agent's report. */
export async function readQuotes(tx: OrgTx, ctx: Ctx, themeIds: readonly string[]): Promise<ReadonlyMap<string, ThemeQuote>> {
  if (themeIds.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([mention.themeId], { themeId: mention.themeId, mentionId: mention.id, text: feedback.text, start: mention.spanStart, end: mention.spanEnd, occurredAt: feedback.occurredAt })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(and(eq(mention.orgId, ctx.orgId), inArray(mention.themeId, [...themeIds]), isComment))
    .orderBy(mention.themeId, sql`${mention.quoteRank} asc nulls last`, sql`(length(${feedback.text}) between 25 and ${longestQuote}::int) desc`, desc(mention.confidence), asc(mention.id));
  return new Map(rows.map(({ themeId, mentionId, text, start, end, occurredAt }) => [themeId, { mentionId, text: shorten(text, start, end), occurredAt: occurredAt.toISOString() }]));
}

/** A long text is quoted by the sentence that makes the point. */
function shorten(text: string, start: number | null, end: number | null): string {
  const clean = (part: string) => part.replace(/\s+/g, ' ').trim();
  if (text.length <= longestQuote) return clean(text);
  const point = start === null || end === null ? clean(text) : clean(text.slice(start, end));
  return point.length <= longestQuote ? point : `${point.slice(0, point.lastIndexOf(' ', longestQuote))} …`;
}

import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
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
  const chosen = await readChosen(tx, ctx, themeIds);
  const others = await readSurest(tx, ctx, themeIds.filter((id) => !chosen.has(id)));
  return new Map([...chosen, ...others]);
}

const row = z.object({ theme_id: z.string(), mention_id: z.string(), text: z.string(), start: z.number().nullable(), end: z.number().nullable(), at: z.string() });
const mostLookedAt = 8;

/** The best of the few the engine chose, or else was surest of, in each theme: found by index, whatever the size of the theme. */
async function readChosen(tx: OrgTx, ctx: Ctx, themeIds: readonly string[]): Promise<Map<string, ThemeQuote>> {
  const own = sql`m.org_id = ${ctx.orgId}::uuid and m.theme_id = asked.id`;
  const result = await tx.execute(sql`
    select asked.id::text as theme_id, q.id::text as mention_id, q.text, q.span_start as start, q.span_end as end, to_char(q.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from (select value::uuid as id from jsonb_array_elements_text(${JSON.stringify(themeIds)}::text::jsonb)) asked cross join lateral (
      select m.id, m.span_start, m.span_end, f.text, f.occurred_at
      from (
        (select m.* from mention m where ${own} and m.quote_rank is not null order by m.quote_rank limit ${mostLookedAt}::int)
        union all (select m.* from mention m where ${own} order by m.confidence desc nulls last, m.id limit ${mostLookedAt}::int)
      ) m cross join lateral (select f.text, f.occurred_at from feedback f where f.org_id = ${ctx.orgId}::uuid and f.id = m.feedback_id and f.placed_at is not null and f.text_key is not null and f.kind <> 'friction' limit 1) f
      order by m.quote_rank asc nulls last, (length(f.text) between 25 and ${longestQuote}::int) desc, m.confidence desc, m.id limit 1
    ) q`);
  return new Map(rowsOf(result, row).map((each) => [each.theme_id, { mentionId: each.mention_id, text: shorten(each.text, each.start, each.end), occurredAt: new Date(each.at).toISOString() }]));
}

/** For themes whose first mentions are all agents' reports or not read yet. */
async function readSurest(tx: OrgTx, ctx: Ctx, themeIds: readonly string[]): Promise<Map<string, ThemeQuote>> {
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

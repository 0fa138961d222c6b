import { findWordSpans, searchedWords } from '@kept/core/listen/find-word-spans.ts';
import { foundBys, mergeRanks } from '@kept/core/understand/merge-ranks.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import type { NearText } from '@kept/themes/find-near.ts';
import { and, desc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { feedbackFilters, feedbackQuery, feedbackRow, shownRow, themesOf } from '../listen/list-feedback.ts';
import { shownCustomer } from '../listen/shown-customer.ts';
import { findClosestClauses } from './find-closest-clauses.ts';
import { readRankCursor, writeRankCursor } from './rank-cursor.ts';
import { readTextBase } from './text-base.ts';

export const searchQuery = feedbackQuery.extend({
  q: z.string().trim().min(1, 'Say what to look for.').max(200, 'Search for at most 200 characters.'),
  by: z.enum(foundBys, { error: 'Choose words, meaning or both.' }).optional().describe('Only what was found so'),
});
type SearchQuery = z.infer<typeof searchQuery>;

const found = feedbackRow.extend({
  foundBy: z.enum(foundBys),
  /** Where it says so: the words themselves, or the clause that comes closest; in UTF-16 units, end exclusive. */
  spans: z.array(z.object({ start: z.int(), end: z.int() })),
});
export const searchAnswer = z.object({
  items: z.array(found),
  nextCursor: z.string().nullable(),
  total: z.number().int().describe('How many match, by their words or by meaning, as far as they are ranked'),
  isMeaningKnown: z.boolean().describe('False when nothing was read yet that meaning could be compared with'),
});

/** So many that hold the words are looked through, and so many of what passes the filters are ranked. */
const mostByWords = 10_000;
const mostRanked = 1000;
const mostByMeaning = 5000;
/** From this cosine on a text has to do with a question (docs/methods.md, "Search"). */
const leastCosine = 0.48;

/** What customers said that holds the words, or means the same, as one list; never an agent's report. The question itself is stored nowhere. */
export async function searchFeedback(ctx: Ctx, query: SearchQuery): Promise<z.infer<typeof searchAnswer>> {
  const { from, asOf } = readRankCursor(query.cursor) ?? { from: 0, asOf: ctx.now() };
  const question = await readQuestion(ctx, query.q);
  const page = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { q, by, ...rest } = query;
    // Later pages leave out what arrived since the first: nothing moves from one page to the next.
    const filters = and(await feedbackFilters(tx, ctx, rest), lte(feedback.receivedAt, asOf));
    const byWords = searchedWords(q).length === 0 ? [] : await listHolding(tx, ctx, q, filters);
    const merged = mergeRanks(byWords, await keepThrough(tx, ctx, question?.near ?? [], filters)).filter(({ foundBy }) => by === undefined || foundBy === by);
    const shown = merged.slice(from, from + query.limit);
    const rows = await readRows(tx, ctx, shown.map(({ id }) => id));
    const themes = await themesOf(tx, ctx, shown.map(({ id }) => id));
    return { total: merged.length, shown, rows, themes };
  });
  const listed = page.shown.flatMap(({ id, foundBy }) => {
    const row = page.rows.get(id);
    return row === undefined ? [] : [{ ...row, foundBy }];
  });
  const closest = question === undefined ? new Map() : await findClosestClauses(ctx, question.vector, listed.filter(({ foundBy }) => foundBy === 'meaning').map((row) => row.feedback));
  return {
    isMeaningKnown: question !== undefined,
    total: page.total,
    nextCursor: from + query.limit < page.total ? writeRankCursor({ from: from + query.limit, asOf }) : null,
    items: listed.map((row) => ({
      ...shownRow(row.feedback, row.source, shownCustomer(ctx, row.customer), page.themes.get(row.feedback.id) ?? []),
      foundBy: row.foundBy,
      spans: row.foundBy === 'meaning' ? (closest.get(row.feedback.id) ?? []) : findWordSpans(row.feedback.text, query.q),
    })),
  };
}

/** The question as the engine reads it, with everything stored that has to do with it; undefined where nothing was read yet. */
async function readQuestion(ctx: Ctx, words: string): Promise<{ vector: Uint8Array; near: readonly NearText[] } | undefined> {
  const base = await readTextBase(ctx);
  if (base.texts.size === 0) return undefined;
  const [vector] = await ctx.engine.encode([words]);
  if (vector === undefined) return undefined;
  return { vector, near: await ctx.engine.near({ id: 'question', text: words, vector }, [...base.texts.values()], { least: leastCosine, most: mostByMeaning }) };
}

/** The newest that pass the filters and hold every word. */
async function listHolding(tx: OrgTx, ctx: Ctx, q: string, filters: SQL | undefined): Promise<string[]> {
  const rows = await filtered(tx, ctx, and(filters, sql`${feedback.id} in (select found.id from search_words(${q}::text, ${mostByWords}::int) found)`))
    .orderBy(desc(feedback.occurredAt), desc(feedback.id))
    .limit(mostRanked);
  return rows.map(({ id }) => id);
}

/** Those of the nearest that pass the filters, in their order: filters choose among all that has to do with the question, not among the first few. */
async function keepThrough(tx: OrgTx, ctx: Ctx, near: readonly NearText[], filters: SQL | undefined): Promise<string[]> {
  if (near.length === 0) return [];
  const ids = JSON.stringify(near.map(({ id }) => id));
  const rows = await filtered(tx, ctx, and(filters, sql`${feedback.id} in (select value::uuid from jsonb_array_elements_text(${ids}::text::jsonb))`));
  const passed = new Set(rows.map(({ id }) => id));
  return near.flatMap(({ id }) => (passed.has(id) ? [id] : [])).slice(0, mostRanked);
}

function filtered(tx: OrgTx, ctx: Ctx, filters: SQL | undefined) {
  return tx
    .select({ id: feedback.id })
    .from(feedback)
    .innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId)))
    .leftJoin(customer, and(eq(customer.orgId, feedback.orgId), eq(customer.id, feedback.customerId)))
    .where(and(eq(feedback.orgId, ctx.orgId), filters))
    .$dynamic();
}

async function readRows(tx: OrgTx, ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await tx
    .select({ feedback, source: source.name, customer })
    .from(feedback)
    .innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId)))
    .leftJoin(customer, and(eq(customer.orgId, feedback.orgId), eq(customer.id, feedback.customerId)))
    .where(and(eq(feedback.orgId, ctx.orgId), inArray(feedback.id, [...ids])));
  return new Map(rows.map((row) => [row.feedback.id, row]));
}

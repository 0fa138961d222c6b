import { findWordSpans, searchedWords } from '@kept/core/listen/find-word-spans.ts';
import { foundBys, mergeRanks } from '@kept/core/understand/merge-ranks.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { splitClauses } from '@kept/themes/split-clauses.ts';
import type { Neighbour } from '@kept/themes/theme-engine.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { feedbackFilters, feedbackQuery, feedbackRow, shownRow, themesOf } from '../listen/list-feedback.ts';
import { shownCustomer } from '../listen/shown-customer.ts';
import { readTextBase } from './text-base.ts';

export const searchQuery = feedbackQuery.omit({ cursor: true }).extend({ q: z.string().trim().min(1, 'Say what to look for.').max(200, 'Search for at most 200 characters.') });

const found = feedbackRow.extend({
  foundBy: z.enum(foundBys),
  /** Where it says so: the words themselves, or the clause that comes closest; in UTF-16 units, end exclusive. */
  spans: z.array(z.object({ start: z.int(), end: z.int() })),
});
export const searchAnswer = z.object({ items: z.array(found), isMeaningKnown: z.boolean().describe('False when nothing was read yet that meaning could be compared with') });

const idRow = z.object({ id: z.string() });
const mostByWords = 200;
/** Below this similarity, of at most 1.75, two texts have nothing to do with each other (docs/methods.md, "Placement"). */
const leastSimilarity = 0.3;

/** What customers said that holds the words, or means the same, as one list; never an agent's report. The question itself is stored nowhere. */
export async function searchFeedback(ctx: Ctx, query: z.infer<typeof searchQuery>): Promise<z.infer<typeof searchAnswer>> {
  const near = await findNear(ctx, query.q);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const byWords = searchedWords(query.q).length === 0 ? [] : rowsOf(await tx.execute(sql`select id::text as id from search_words(${query.q}::text, ${mostByWords}::int)`), idRow).map(({ id }) => id);
    const merged = mergeRanks(byWords, (near ?? []).map(({ id }) => id));
    const rows = await readRows(tx, ctx, query, merged.map(({ id }) => id));
    const shown = merged.flatMap(({ id, foundBy }) => {
      const row = rows.get(id);
      return row === undefined ? [] : [{ ...row, foundBy }];
    }).slice(0, query.limit);
    const themes = await themesOf(tx, ctx, shown.map(({ feedback: { id } }) => id));
    return {
      isMeaningKnown: near !== undefined,
      items: shown.map((row) => ({
        ...shownRow(row.feedback, row.source, shownCustomer(ctx, row.customer), themes.get(row.feedback.id) ?? []),
        foundBy: row.foundBy,
        spans: row.foundBy === 'meaning' ? closestClause(row.feedback.text, near?.find(({ id }) => id === row.feedback.id)) : findWordSpans(row.feedback.text, query.q),
      })),
    };
  });
}

/** The nearest stored texts by the engine's own similarity; undefined where none was read yet. */
async function findNear(ctx: Ctx, words: string): Promise<readonly Neighbour[] | undefined> {
  const base = await readTextBase(ctx);
  if (base.texts.size === 0) return undefined;
  const [vector] = await ctx.engine.encode([words]);
  if (vector === undefined) return undefined;
  const { neighbours } = await ctx.engine.explain({ id: 'question', text: words, vector }, [...base.texts.values()]);
  return neighbours.filter(({ similarity }) => similarity >= leastSimilarity);
}

async function readRows(tx: OrgTx, ctx: Ctx, { q: _q, ...query }: z.infer<typeof searchQuery>, ids: readonly string[]) {
  const rows = await tx
    .select({ feedback, source: source.name, customer })
    .from(feedback)
    .innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId)))
    .leftJoin(customer, and(eq(customer.orgId, feedback.orgId), eq(customer.id, feedback.customerId)))
    .where(and(await feedbackFilters(tx, ctx, query), inArray(feedback.id, [...ids])));
  return new Map(rows.map((row) => [row.feedback.id, row]));
}

/** The clause that shares most words with the question; nothing where none shares any. */
function closestClause(text: string, near: Neighbour | undefined): { start: number; end: number }[] {
  const shared = (clause: string) => (near?.sharedWords ?? []).filter((word) => clause.toLowerCase().includes(word)).length;
  const [best] = splitClauses(text).toSorted((a, b) => shared(b.text) - shared(a.text));
  return best === undefined || shared(best.text) === 0 ? [] : [{ start: best.start, end: best.end }];
}

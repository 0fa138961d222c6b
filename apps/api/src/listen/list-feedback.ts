import { addDaysTo, daySchema, startOfDay } from '@kept/core/calendar.ts';
import { searchedWords } from '@kept/core/listen/find-word-spans.ts';
import { sentiments, sentimentSources } from '@kept/core/sentiment-words.ts';
import { channels, feedbackKinds, journeyStages, metrics, unknownLanguage } from '@kept/core/vocabulary.ts';
import { containsText } from '@kept/db/contains-text.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, desc, eq, exists, gte, inArray, isNull, lt, lte, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { listSourceNames } from './list-source-names.ts';
import { readTimezone } from './read-timezone.ts';
import { shownCustomer, type ShownCustomer } from './shown-customer.ts';
import { afterCursor, timeCursor } from './time-cursor.ts';

/** Counting goes no further than this. */
const mostCounted = 10_000;

export const feedbackQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100, 'At most 100 at a time.').default(25),
  kind: z.enum(feedbackKinds).exclude(['friction']).optional(),
  channel: z.enum(channels).exclude(['friction']).optional(),
  source: z.string().max(200).optional(),
  metric: z.enum(metrics).optional(),
  scoreFrom: z.coerce.number().optional(),
  scoreTo: z.coerce.number().optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  theme: z.uuid('This is not the id of a theme.').optional(),
  unthemed: z.enum(['1']).optional(),
  stage: z.enum(journeyStages, { error: 'This is not one of the journey stages.' }).optional(),
  survey: z.uuid('This is not the id of a survey.').optional(),
  customer: z.uuid('This is not the id of a customer.').optional(),
  segment: z.string().max(100).optional(),
  language: z.string().max(35).optional(),
  sentiment: z.enum(sentiments).optional(),
  q: z.string().trim().max(200, 'Search for at most 200 characters.').optional(),
});
export type FeedbackQuery = z.infer<typeof feedbackQuery>;

export const shownTheme = z.object({ id: z.uuid(), title: z.string(), status: z.string() });
export const feedbackRow = z.object({
  id: z.uuid(),
  kind: z.enum(feedbackKinds),
  channel: z.enum(channels),
  source: z.string(),
  metric: z.enum(metrics).nullable(),
  score: z.number().nullable(),
  scaleMin: z.number().nullable(),
  scaleMax: z.number().nullable(),
  title: z.string().nullable(),
  text: z.string(),
  language: z.string().nullable(),
  sentiment: z.enum(sentiments).nullable(),
  sentimentBy: z.enum(sentimentSources).nullable(),
  occurredAt: z.iso.datetime(),
  waiting: z.boolean(),
  customer: z.object({ id: z.uuid(), name: z.string().nullable(), segment: z.string().nullable() }).nullable(),
  themes: z.array(shownTheme),
});

export const feedbackPage = z.object({
  items: z.array(feedbackRow),
  nextCursor: z.string().nullable(),
  /** Of what the filters let through: how many, how many with words, how many of those without a theme. */
  total: z.number().int(),
  texts: z.number().int(),
  unthemed: z.number().int(),
  unthemedShare: z.number().nullable(),
  countedAll: z.boolean().describe('False when more match than are counted: the four figures then speak of the newest 10,000'),
  /** The names of all sources, for the filter. */
  sources: z.array(z.string()),
});

/** What customers said, newest first, with how much of it has no theme. Agents' reports are never part of it. */
export async function listFeedback(ctx: Ctx, query: FeedbackQuery): Promise<z.infer<typeof feedbackPage>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const filters = await feedbackFilters(tx, ctx, query);
    const counts = await countMatches(tx, ctx, filters);
    const rows = await tx
      .select({ feedback, source: source.name, customer })
      .from(feedback)
      .innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId)))
      .leftJoin(customer, and(eq(customer.orgId, feedback.orgId), eq(customer.id, feedback.customerId)))
      .where(and(filters, query.cursor === undefined ? undefined : afterCursor(query.cursor, { at: feedback.occurredAt, id: feedback.id })))
      .orderBy(desc(feedback.occurredAt), desc(feedback.id))
      .limit(query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const sources = await listSourceNames(tx, ctx);
    const themes = await themesOf(tx, ctx, shown.map((row) => row.feedback.id));
    const last = rows.length > query.limit ? shown.at(-1)?.feedback : undefined;
    return {
      items: shown.map((row) => shownRow(row.feedback, row.source, shownCustomer(ctx, row.customer), themes.get(row.feedback.id) ?? [])),
      nextCursor: last === undefined ? null : timeCursor({ at: last.occurredAt, id: last.id }),
      ...counts,
      sources,
    };
  });
}

/**
 * Counts no further than the newest ten thousand that match: the cost of a page stays the same over a million texts, and
 * nobody decides anything by the difference.
 */
async function countMatches(tx: OrgTx, ctx: Ctx, filters: SQL | undefined) {
  const newest = tx
    .select({ hasWords: sql<boolean>`${feedback.text} <> ''`.as('has_words'), hasNoTheme: sql<boolean>`${not(hasTheme(tx, ctx))}`.as('has_no_theme') })
    .from(feedback)
    .innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId)))
    .leftJoin(customer, and(eq(customer.orgId, feedback.orgId), eq(customer.id, feedback.customerId)))
    .where(filters)
    .orderBy(desc(feedback.occurredAt), desc(feedback.id))
    .limit(mostCounted)
    .as('newest');
  const [counts] = await tx
    .select({
      total: sql<number>`count(*)`.mapWith(Number),
      texts: sql<number>`count(*) filter (where ${newest.hasWords})`.mapWith(Number),
      unthemed: sql<number>`count(*) filter (where ${newest.hasWords} and ${newest.hasNoTheme})`.mapWith(Number),
    })
    .from(newest);
  const { total = 0, texts = 0, unthemed = 0 } = counts ?? {};
  return { total, texts, unthemed, unthemedShare: texts === 0 ? null : unthemed / texts, countedAll: total < mostCounted };
}

/** One feedback item as lists and its own page show it. */
export function shownRow(row: typeof feedback.$inferSelect, sourceName: string, who: ShownCustomer, themes: z.infer<typeof shownTheme>[]): z.infer<typeof feedbackRow> {
  const { id, kind, channel, metric, score, scaleMin, scaleMax, title, text, language, sentiment, sentimentBy } = row;
  return { id, kind, channel, source: sourceName, metric, score, scaleMin, scaleMax, title, text, language, sentiment, sentimentBy, occurredAt: row.occurredAt.toISOString(), waiting: row.placedAt === null, customer: who, themes };
}

/** What a list of feedback is narrowed to; agents' reports are out of it whatever is asked. */
export async function feedbackFilters(tx: OrgTx, ctx: Ctx, query: FeedbackQuery): Promise<SQL | undefined> {
  const timezone = await readTimezone(tx, ctx);
  const equal = [
    query.kind && eq(feedback.kind, query.kind),
    query.channel && eq(feedback.channel, query.channel),
    query.source && eq(source.name, query.source),
    query.metric && eq(feedback.metric, query.metric),
    query.survey && eq(feedback.surveyId, query.survey),
    query.customer && eq(feedback.customerId, query.customer),
    query.segment && eq(customer.segment, query.segment),
    query.language && (query.language === unknownLanguage ? isNull(feedback.language) : eq(feedback.language, query.language)),
    query.sentiment && and(ne(feedback.text, ''), eq(sql`coalesce(${feedback.sentiment}, 'unknown')`, query.sentiment)),
  ].filter((condition) => condition !== undefined && condition !== '');
  return and(
    eq(feedback.orgId, ctx.orgId),
    ne(feedback.kind, 'friction'),
    ...equal,
    query.scoreFrom === undefined ? undefined : gte(feedback.score, query.scoreFrom),
    query.scoreTo === undefined ? undefined : lte(feedback.score, query.scoreTo),
    query.from === undefined ? undefined : gte(feedback.occurredAt, startOfDay(query.from, timezone)),
    query.to === undefined ? undefined : lt(feedback.occurredAt, startOfDay(addDaysTo(query.to, 1), timezone)),
    query.theme === undefined ? undefined : hasTheme(tx, ctx, eq(mention.themeId, query.theme)),
    query.stage === undefined ? undefined : hasTheme(tx, ctx, eq(theme.journeyStage, query.stage)),
    query.unthemed === undefined ? undefined : and(ne(feedback.text, ''), not(hasTheme(tx, ctx))),
    query.q === undefined || query.q === '' ? undefined : holdsWords(query.q),
  );
}

/** A theme that was dismissed is no theme: its points count as unthemed again. */
function hasTheme(tx: OrgTx, ctx: Ctx, which?: SQL): SQL {
  const found = tx
    .select({ one: sql`1` })
    .from(mention)
    .innerJoin(theme, and(eq(theme.orgId, mention.orgId), eq(theme.id, mention.themeId)))
    .where(and(eq(mention.orgId, ctx.orgId), eq(mention.feedbackId, feedback.id), ne(theme.status, 'dismissed'), which));
  return exists(found);
}

/** The newest that hold every word, by the word index; a search for signs alone has no words and reads the texts. */
function holdsWords(q: string): SQL | undefined {
  if (searchedWords(q).length === 0) return or(containsText(feedback.text, q), containsText(feedback.title, q));
  return sql`${feedback.id} in (select found.id from search_words(${q}::text, ${mostCounted}::int) found)`;
}

/** The themes of some feedback items, most confident first. */
export async function themesOf(tx: OrgTx, ctx: Ctx, feedbackIds: readonly string[]): Promise<Map<string, z.infer<typeof shownTheme>[]>> {
  const found = new Map<string, z.infer<typeof shownTheme>[]>();
  if (feedbackIds.length === 0) return found;
  const rows = await tx
    .select({ feedbackId: mention.feedbackId, id: theme.id, title: theme.title, status: theme.status })
    .from(mention)
    .innerJoin(theme, and(eq(theme.orgId, mention.orgId), eq(theme.id, mention.themeId)))
    .where(and(eq(mention.orgId, ctx.orgId), inArray(mention.feedbackId, [...feedbackIds]), ne(theme.status, 'dismissed')))
    .orderBy(desc(mention.confidence), asc(theme.id));
  for (const { feedbackId, ...shown } of rows) found.set(feedbackId, [...(found.get(feedbackId) ?? []), shown]);
  return found;
}

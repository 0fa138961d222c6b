import { daySchema } from '@kept/core/calendar.ts';
import { notFound } from '@kept/core/errors.ts';
import { sentiments, sentimentSources } from '@kept/core/sentiment-words.ts';
import { channels, feedbackKinds, metrics } from '@kept/core/vocabulary.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, count, desc, eq, exists, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { mayReadCustomers } from '../listen/shown-customer.ts';
import { countMentionFacets, mentionFacets } from './count-mention-facets.ts';
import { isComment } from './is-comment.ts';
import { saidAnswer } from './list-unthemed.ts';
import { pageCursor, readCursor, writeCursor } from './page-cursor.ts';
import { queryList } from './query-list.ts';
import { readReleases } from './read-releases.ts';

const score = z.coerce.number({ error: 'Give the score as a number.' });

export const mentionFilters = z.object({
  channel: queryList(z.enum(channels, { error: 'This is not one of the channels.' })),
  kind: queryList(z.enum(feedbackKinds, { error: 'This is not a kind of feedback.' })),
  metric: z.enum(metrics, { error: 'This is not one of the metrics.' }).optional(),
  scoreFrom: score.optional(),
  scoreTo: score.optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  language: z.string().max(35).optional(),
  /** A text nothing has read yet counts as unknown. */
  sentiment: queryList(z.enum(sentiments, { error: 'Choose negative, neutral, positive or unknown.' })),
  source: queryList(z.string().min(1).max(200)),
  segment: queryList(z.string().min(1).max(100)),
  cursor: pageCursor,
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

const mentionAnswer = saidAnswer.extend({ id: z.uuid(), spanStart: z.number().int().nullable(), spanEnd: z.number().int().nullable(), confidence: z.number(), placedBy: z.enum(['machine', 'person']), isQuotable: z.boolean(), language: z.string().nullable(), sentiment: z.enum(sentiments).nullable(), sentimentBy: z.enum(sentimentSources).nullable(), customerId: z.uuid().nullable().describe('Whose words they are; null for readers who may not look customers up') });

export const mentionsAnswer = z.object({
  mentions: z.array(mentionAnswer),
  total: z.number().int(),
  next: z.string().nullable(),
  /** What can be narrowed to, with counts over the whole theme. */
  ...mentionFacets.shape,
  /** How many agents' reports stand behind the theme; null below five, or where the rest would be one to four. */
  agents: z.number().int().nullable(),
});

/** Customers' words on one theme, 25 a page; agents' words are never among them, only their number once it hides everybody. */
export async function listMentions(ctx: Ctx, themeId: string, filters: z.infer<typeof mentionFilters>): Promise<z.infer<typeof mentionsAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select({ id: theme.id }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId)));
    if (found === undefined) throw notFound('theme');
    const whole = and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, themeId), isComment);
    const ofMention = and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId));
    const [total] = await tx.select({ count: count() }).from(mention).innerJoin(feedback, ofMention).where(and(whole, ...narrow(tx, ctx, filters)));
    const facets = await countMentionFacets(tx, ctx, themeId);
    return { ...(await readPage(tx, ctx, and(whole, ...narrow(tx, ctx, filters)), filters)), total: total?.count ?? 0, ...facets, agents: await countAgents(tx, ctx, themeId) };
  });
}

async function readPage(tx: OrgTx, ctx: Ctx, narrowed: SQL | undefined, { cursor, limit }: z.infer<typeof mentionFilters>) {
  const after = readCursor(cursor);
  const rows = await tx
    .select({
      id: mention.id, spanStart: mention.spanStart, spanEnd: mention.spanEnd, confidence: mention.confidence, placedBy: mention.placedBy,
      feedbackId: feedback.id, text: feedback.text, kind: feedback.kind, channel: feedback.channel, metric: feedback.metric,
      score: feedback.score, scaleMax: feedback.scaleMax, occurredAt: feedback.occurredAt, isQuotable: feedback.quotable,
      language: feedback.language, sentiment: feedback.sentiment, sentimentBy: feedback.sentimentBy, customerId: feedback.customerId,
    })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(and(narrowed, after === undefined ? undefined : or(lt(feedback.occurredAt, after.at), and(eq(feedback.occurredAt, after.at), sql`${feedback.id} < ${after.id}::uuid`))))
    .orderBy(desc(feedback.occurredAt), desc(feedback.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const maySee = mayReadCustomers(ctx);
  return {
    mentions: shown.map((row) => ({ ...row, customerId: maySee ? row.customerId : null, occurredAt: row.occurredAt.toISOString() })),
    next: rows.length > limit && last !== undefined ? writeCursor(last.occurredAt, last.feedbackId) : null,
  };
}

/** The largest round alone, and only where it may be shown: no subtraction tells who. */
async function countAgents(tx: OrgTx, ctx: Ctx, themeId: string): Promise<number | null> {
  const shown = (await readReleases(tx, ctx)).filter((cell) => cell.themeId === themeId && cell.team === '');
  return shown.length === 0 ? null : Math.max(...shown.map(({ reports }) => reports));
}

function narrow(tx: OrgTx, ctx: Ctx, filters: z.infer<typeof mentionFilters>): (SQL | undefined)[] {
  const { channel, kind, metric, scoreFrom, scoreTo, from, to, language, sentiment, source: sources, segment: segments } = filters;
  return [
    channel === undefined ? undefined : inArray(feedback.channel, channel),
    kind === undefined ? undefined : inArray(feedback.kind, kind),
    metric === undefined ? undefined : eq(feedback.metric, metric),
    language === undefined ? undefined : eq(feedback.language, language),
    sentiment === undefined ? undefined : inArray(sql`coalesce(${feedback.sentiment}, 'unknown')`, sentiment),
    sources === undefined ? undefined : inArray(feedback.sourceId, tx.select({ id: source.id }).from(source).where(and(eq(source.orgId, ctx.orgId), inArray(source.name, sources)))),
    segments === undefined ? undefined : exists(tx.select({ id: customer.id }).from(customer).where(and(eq(customer.orgId, feedback.orgId), eq(customer.id, feedback.customerId), inArray(customer.segment, segments)))),
    scoreFrom === undefined ? undefined : gte(feedback.score, scoreFrom),
    scoreTo === undefined ? undefined : lte(feedback.score, scoreTo),
    from === undefined ? undefined : gte(feedback.occurredAt, new Date(`${from}T00:00:00Z`)),
    to === undefined ? undefined : lt(feedback.occurredAt, sql`${to}::date + 1`),
  ];
}

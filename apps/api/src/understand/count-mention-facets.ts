import { sentiments } from '@kept/core/sentiment-words.ts';
import { channels, feedbackKinds } from '@kept/core/vocabulary.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback, source } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';

const counted = z.number().int();

/** What the words of a theme can be narrowed to, with counts over the whole theme; the most frequent first. */
export const mentionFacets = z.object({
  kinds: z.array(z.object({ kind: z.enum(feedbackKinds), count: counted })),
  channels: z.array(z.object({ channel: z.enum(channels), count: counted })),
  sentiments: z.array(z.object({ sentiment: z.enum(sentiments), count: counted })),
  sources: z.array(z.object({ source: z.string(), count: counted })),
  segments: z.array(z.object({ segment: z.string(), count: counted })),
});

/** Counts customers' words only: what agents wrote is in none of the figures. */
export async function countMentionFacets(tx: OrgTx, ctx: Ctx, themeId: string): Promise<z.infer<typeof mentionFacets>> {
  const rows = await tx
    .select({ kind: feedback.kind, channel: feedback.channel, sentiment: feedback.sentiment, source: source.name, segment: customer.segment, count: count() })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .innerJoin(source, and(eq(source.orgId, feedback.orgId), eq(source.id, feedback.sourceId)))
    .leftJoin(customer, and(eq(customer.orgId, feedback.orgId), eq(customer.id, feedback.customerId)))
    .where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, themeId), isComment))
    .groupBy(feedback.kind, feedback.channel, feedback.sentiment, source.name, customer.segment);
  return {
    kinds: sumBy(rows, ({ kind }) => kind).map(([kind, total]) => ({ kind, count: total })),
    channels: sumBy(rows, ({ channel }) => channel).map(([channel, total]) => ({ channel, count: total })),
    sentiments: sumBy(rows, ({ sentiment }) => sentiment ?? 'unknown').map(([sentiment, total]) => ({ sentiment, count: total })),
    sources: sumBy(rows, (row) => row.source).map(([name, total]) => ({ source: name, count: total })),
    segments: sumBy(rows, ({ segment }) => segment).map(([segment, total]) => ({ segment, count: total })),
  };
}

function sumBy<Row extends { readonly count: number }, Name extends string>(rows: readonly Row[], nameOf: (row: Row) => Name | null): (readonly [Name, number])[] {
  const sums = new Map<Name, number>();
  for (const row of rows) {
    const name = nameOf(row);
    if (name !== null) sums.set(name, (sums.get(name) ?? 0) + row.count);
  }
  return [...sums].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
}

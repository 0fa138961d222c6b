import { sentiments } from '@kept/core/sentiment-words.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { sentimentHead } from '@kept/db/schema/understand/reading.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, count, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';

/** Shares are of the newest comments, so that the page costs the same over a million. */
const mostCounted = 10_000;

export const readingAnswer = z.object({
  /** Of so many comments, the newest ones. */
  texts: z.number().int(),
  languages: z.array(z.object({ language: z.string().nullable(), texts: z.number().int(), isKnown: z.boolean().describe('False where texts are compared by words and letters within their language') })),
  sentiments: z.array(z.object({ sentiment: z.enum(sentiments).nullable(), texts: z.number().int() })),
  learned: z
    .object({ version: z.number().int(), labels: z.number().int(), heldOut: z.number().int(), accuracy: z.number().nullable(), macroF1: z.number().nullable(), learnedAt: z.iso.datetime().nullable(), isLearning: z.boolean() })
    .nullable(),
});

/** The languages and feelings among the newest comments, and how well feeling was learned from this organisation's own ratings. */
export async function readSentiment(ctx: Ctx): Promise<z.infer<typeof readingAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const newest = newestComments(tx, ctx);
    const languages = await tx.select({ language: newest.language, texts: count() }).from(newest).groupBy(newest.language).orderBy(desc(count()));
    const felt = await tx.select({ sentiment: newest.sentiment, texts: count() }).from(newest).groupBy(newest.sentiment).orderBy(desc(count()));
    const [head] = await tx.select().from(sentimentHead).where(eq(sentimentHead.orgId, ctx.orgId));
    const { languages: known } = ctx.engine.encoder;
    return {
      texts: languages.reduce((sum, row) => sum + row.texts, 0),
      languages: languages.map((row) => ({ ...row, isKnown: row.language === null || known === undefined || known.includes(row.language) })),
      sentiments: felt,
      learned: head === undefined ? null : { version: head.version, labels: head.labels, heldOut: head.heldOut, accuracy: head.accuracy, macroF1: head.macroF1, learnedAt: head.trainedAt?.toISOString() ?? null, isLearning: head.dueAt !== null },
    };
  });
}

function newestComments(tx: OrgTx, ctx: Ctx) {
  return tx
    .select({ language: feedback.textLanguage, sentiment: feedback.sentiment })
    .from(feedback)
    .where(and(eq(feedback.orgId, ctx.orgId), isComment))
    .orderBy(desc(feedback.occurredAt), desc(feedback.id))
    .limit(mostCounted)
    .as('newest');
}

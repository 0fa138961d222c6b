import { notFound } from '@kept/core/errors.ts';
import { sentimentOfScore } from '@kept/core/listen/sentiment-of-score.ts';
import { sentiments, sentimentSources } from '@kept/core/sentiment-words.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { textVector } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { isComment } from './is-comment.ts';
import { type FeelingReader, openFeelingReader } from './open-feeling-reader.ts';
import { startLearningWhenGrown } from './start-learning.ts';

export const sentimentReturned = z.object({ feedbackId: z.uuid(), sentiment: z.enum(sentiments).nullable(), sentimentBy: z.enum(sentimentSources).nullable() });
type Returned = z.infer<typeof sentimentReturned>;

/** Takes back what a person said a customer felt: the customer's own rating decides again, or else what is read from the words. What nobody corrected stays as it is. */
export async function returnSentiment(ctx: Ctx, feedbackId: string): Promise<Returned> {
  const read = await openFeelingReader(ctx);
  const returned = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const said = await lockComment(tx, ctx, feedbackId);
    if (said.sentimentBy !== 'person') return { feedbackId, sentiment: said.sentiment, sentimentBy: said.sentimentBy };
    const own = readOwn(said, read);
    await tx.update(feedback).set(own).where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.id, feedbackId)));
    await recordAudit(tx, ctx, 'return-sentiment', `feedback:${feedbackId}`);
    return { feedbackId, sentiment: own.sentiment, sentimentBy: own.sentimentBy };
  });
  await startLearningWhenGrown(ctx);
  return returned;
}

async function lockComment(tx: OrgTx, ctx: Ctx, feedbackId: string) {
  const [said] = await tx
    .select({
      text: feedback.text, metric: feedback.metric, score: feedback.score, min: feedback.scaleMin, max: feedback.scaleMax,
      sentiment: feedback.sentiment, sentimentBy: feedback.sentimentBy, vector: textVector.vector,
    })
    .from(feedback)
    .leftJoin(textVector, and(eq(textVector.orgId, feedback.orgId), eq(textVector.textKey, feedback.textKey)))
    .where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.id, feedbackId), isComment))
    .for('update', { of: feedback });
  if (said === undefined) throw notFound('feedback');
  return said;
}

/** Without a vector, while an encoder is being changed, nothing says it; the next reading of all texts does. */
function readOwn({ text, metric, score, min, max, vector }: Awaited<ReturnType<typeof lockComment>>, read: FeelingReader) {
  if (metric !== null && score !== null && min !== null && max !== null) return { sentiment: sentimentOfScore(metric, score, { min, max }), sentimentBy: 'rating' as const, sentimentConfidence: null };
  if (vector === null) return { sentiment: null, sentimentBy: null, sentimentConfidence: null };
  const { sentiment, by, confidence } = read(text, vector);
  return { sentiment, sentimentBy: by, sentimentConfidence: confidence };
}

import { notFound } from '@kept/core/errors.ts';
import { sentiments } from '@kept/core/sentiment-words.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { isComment } from './is-comment.ts';
import { startLearningWhenGrown } from './start-learning.ts';

export const sentimentCorrection = z.object({ sentiment: z.enum(sentiments, { error: 'Choose negative, neutral, positive or unknown.' }) });
export const sentimentCorrected = z.object({ feedbackId: z.uuid(), sentiment: z.enum(sentiments), sentimentBy: z.literal('person') });

/** A person says what a customer felt: no machine changes it again, and the organisation's own reading learns from it. */
export async function correctSentiment(ctx: Ctx, feedbackId: string, { sentiment }: z.infer<typeof sentimentCorrection>): Promise<z.infer<typeof sentimentCorrected>> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [changed] = await tx
      .update(feedback)
      .set({ sentiment, sentimentBy: 'person', sentimentConfidence: null })
      .where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.id, feedbackId), isComment))
      .returning({ id: feedback.id });
    if (changed === undefined) throw notFound('feedback');
    await recordAudit(tx, ctx, 'correct-sentiment', `feedback:${feedbackId}`);
  });
  await startLearningWhenGrown(ctx);
  return { feedbackId, sentiment, sentimentBy: 'person' };
}

import { sentimentOfScore } from '@kept/core/listen/sentiment-of-score.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { PreparedFeedback } from './save-feedback.ts';

/** Puts a newer rating and newer words in the place of what somebody said before; new words are read afresh. */
export async function changeFeedback(tx: OrgTx, ctx: Ctx, before: { id: string; text: string }, { given: { score }, text }: PreparedFeedback): Promise<void> {
  const isThis = and(eq(feedback.orgId, ctx.orgId), eq(feedback.id, before.id));
  const rated = score === undefined ? { metric: null, score: null, sentiment: null, sentimentBy: null } : { metric: score.metric, score: score.value, scaleMin: score.min, scaleMax: score.max, sentiment: sentimentOfScore(score.metric, score.value, score), sentimentBy: 'rating' as const, sentimentConfidence: null };
  await tx.update(feedback).set(rated).where(isThis);
  if (before.text === text) return;
  await tx.update(feedback).set({ text, textKey: null, placedAt: text === '' ? ctx.now() : null }).where(isThis);
  // What the machine found in other words says nothing about these.
  await tx.delete(mention).where(and(eq(mention.orgId, ctx.orgId), eq(mention.feedbackId, before.id), eq(mention.placedBy, 'machine')));
}

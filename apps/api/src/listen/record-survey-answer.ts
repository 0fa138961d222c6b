import { sentimentOfScore } from '@kept/core/listen/sentiment-of-score.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback, type survey } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { prepareFeedback, type PreparedFeedback, saveFeedback } from './save-feedback.ts';

export type Survey = typeof survey.$inferSelect;

export interface SurveyAnswer {
  /** One per form, or one per invited person: sending again changes the answer and never makes a second. */
  readonly answerId: string;
  readonly customerId?: string | undefined;
  readonly score: number;
  /** Undefined while only the score was given; an empty comment takes an earlier one back. */
  readonly comment?: string | undefined;
}

/** Keeps an answer to a survey; the score counts at once, the comment when it comes. */
export async function recordSurveyAnswer(ctx: Ctx, asked: Survey, answer: SurveyAnswer): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const who = answer.customerId === undefined ? undefined : await findCustomer(tx, ctx, answer.customerId);
    const prepared = prepareFeedback({
      source: asked.title,
      externalId: answerKey(asked, answer.answerId),
      kind: 'survey',
      channel: 'survey',
      surveyId: asked.id,
      customer: who,
      score: { metric: asked.metric, value: answer.score, min: asked.scaleMin, max: asked.scaleMax },
      text: answer.comment,
    });
    const [saved] = await saveFeedback(tx, ctx, [prepared]);
    if (saved?.existing === true) await changeAnswer(tx, ctx, saved.id, answer, prepared);
  });
  if (answer.comment !== undefined && answer.comment !== '') await ctx.wake('place-feedback', ctx.orgId);
}

/** The score an invited person has given before, if any. */
export async function findSurveyAnswer(ctx: Ctx, asked: Survey, answerId: string): Promise<{ score: number | null; text: string } | undefined> {
  const [found] = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx.select({ score: feedback.score, text: feedback.text }).from(feedback).where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.surveyId, asked.id), eq(feedback.externalId, answerKey(asked, answerId)))),
  );
  return found;
}

function answerKey(asked: Survey, answerId: string): string {
  return `${asked.id}:${answerId}`;
}

async function changeAnswer(tx: OrgTx, ctx: Ctx, id: string, answer: SurveyAnswer, prepared: PreparedFeedback): Promise<void> {
  const isThis = and(eq(feedback.orgId, ctx.orgId), eq(feedback.id, id));
  const [before] = await tx.select({ text: feedback.text }).from(feedback).where(isThis).for('update');
  const felt = prepared.given.score === undefined ? {} : { sentiment: sentimentOfScore(prepared.given.score.metric, answer.score, prepared.given.score), sentimentBy: 'rating' as const, sentimentConfidence: null };
  await tx.update(feedback).set({ score: answer.score, ...felt }).where(isThis);
  if (answer.comment === undefined || before?.text === prepared.text) return;
  await tx.update(feedback).set({ text: prepared.text, textKey: null, placedAt: prepared.text === '' ? ctx.now() : null }).where(isThis);
  // What the machine found in other words says nothing about these.
  await tx.delete(mention).where(and(eq(mention.orgId, ctx.orgId), eq(mention.feedbackId, id), eq(mention.placedBy, 'machine')));
}

async function findCustomer(tx: OrgTx, ctx: Ctx, id: string): Promise<{ externalId: string } | undefined> {
  const [found] = await tx.select({ externalId: customer.externalId }).from(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.id, id)));
  return found;
}

import type { SurveyAnswers } from '@kept/core/listen/survey-answers.ts';
import { isRated, metricOf, type SurveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { changeFeedback } from './change-feedback.ts';
import type { AskedSurvey } from './find-asked-survey.ts';
import { type NewFeedback, prepareFeedback, saveFeedback } from './save-feedback.ts';
import type { SurveyResponse } from './save-response.ts';

type Score = NonNullable<NewFeedback['score']>;

/**
 * Lets a response count: the first rating and all words become one feedback, every further rating one of its own, so that each counts in
 * its metric. Says whether there are new words to place.
 */
export async function countResponse(tx: OrgTx, ctx: Ctx, asked: AskedSurvey, { response, answers, isNew }: { response: SurveyResponse; answers: SurveyAnswers; isNew: boolean }): Promise<boolean> {
  const stored = isNew ? [] : await findCounted(tx, ctx, asked, response);
  const who = response.customerId === null ? undefined : await findCustomer(tx, ctx, response.customerId);
  const interactionExternalId = await findAskedContact(tx, ctx, response);
  const prepared = feedbackOf(asked, response, answers, stored.length > 0).map((one) => prepareFeedback(ctx, { ...one, customer: who, interactionExternalId }));
  const storedOf = new Map(stored.map((row) => [row.externalId, row]));
  await saveFeedback(tx, ctx, prepared.filter((one) => !storedOf.has(one.externalId)));
  for (const one of prepared) {
    const before = storedOf.get(one.externalId);
    if (before !== undefined) await changeFeedback(tx, ctx, before, one);
  }
  // A rating whose question is not asked any more counts nowhere.
  const gone = stored.filter((row) => !prepared.some((one) => one.externalId === row.externalId)).map((row) => row.id);
  if (gone.length > 0) await tx.update(feedback).set({ metric: null, score: null, sentiment: null, sentimentBy: null }).where(and(eq(feedback.orgId, ctx.orgId), inArray(feedback.id, gone)));
  return prepared.some((one) => one.text !== '' && storedOf.get(one.externalId)?.text !== one.text);
}

/** A response that has been stored with its answers just now. */
export interface StoredFirst {
  readonly asked: AskedSurvey;
  readonly response: SurveyResponse;
  readonly answers: SurveyAnswers;
}

/** Lets several first responses of nobody known count at once; says whether there are words to place. */
export async function countFirstResponses(tx: OrgTx, ctx: Ctx, all: readonly StoredFirst[]): Promise<boolean> {
  const prepared = all.flatMap(({ asked, response, answers }) => feedbackOf(asked, response, answers, false)).map((one) => prepareFeedback(ctx, one));
  if (prepared.length > 0) await saveFeedback(tx, ctx, prepared);
  return prepared.some((one) => one.text !== '');
}

function feedbackOf(asked: AskedSurvey, response: SurveyResponse, answers: SurveyAnswers, isStored: boolean): NewFeedback[] {
  const ratings = scoresOf(asked.definition, answers);
  const text = [...answers.values()].flatMap((given) => (given.kind === 'text' && given.text !== '' ? [given.text] : [])).join('\n\n');
  const externalId = `${asked.id}:${response.answerKey}`;
  const all = { source: asked.title, kind: 'survey', channel: 'survey', surveyId: asked.id, language: response.language, raw: response.hidden } as const;
  const [first, ...further] = ratings;
  if (first === undefined && text === '' && !isStored) return [];
  return [{ ...all, externalId, text, ...(first === undefined ? {} : { score: first.score }) }, ...further.map(({ question, score }) => ({ ...all, externalId: `${externalId}:${question}`, score }))];
}

function scoresOf(definition: SurveyDefinition, answers: SurveyAnswers): { question: string; score: Score }[] {
  return definition.questions.flatMap((question) => {
    const metric = metricOf(question);
    const given = answers.get(question.key);
    return metric === undefined || given?.kind !== 'score' || !isRated(question) ? [] : [{ question: question.key, score: { metric, value: given.score, ...question.scale } }];
  });
}

/** Whatever the survey was called then: a title may change, an answer stays one. */
async function findCounted(tx: OrgTx, ctx: Ctx, asked: AskedSurvey, response: SurveyResponse) {
  const main = `${asked.id}:${response.answerKey}`;
  const names = [main, ...asked.definition.questions.map((question) => `${main}:${question.key}`)];
  return tx
    .select({ id: feedback.id, externalId: feedback.externalId, text: feedback.text })
    .from(feedback)
    .where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.surveyId, asked.id), inArray(feedback.externalId, names)))
    .for('update');
}

/** The contact an invitation was about, so that the answer stands beside it. */
async function findAskedContact(tx: OrgTx, ctx: Ctx, { linkId }: SurveyResponse): Promise<string | undefined> {
  if (linkId === null) return undefined;
  const [found] = await tx
    .select({ externalId: interaction.externalId })
    .from(surveyDecision)
    .innerJoin(interaction, and(eq(interaction.orgId, surveyDecision.orgId), eq(interaction.id, surveyDecision.interactionId)))
    .where(and(eq(surveyDecision.orgId, ctx.orgId), eq(surveyDecision.linkId, linkId)));
  return found?.externalId;
}

async function findCustomer(tx: OrgTx, ctx: Ctx, id: string): Promise<{ externalId: string } | undefined> {
  const [found] = await tx.select({ externalId: customer.externalId }).from(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.id, id)));
  return found;
}

import { AppError, notFound } from '@kept/core/errors.ts';
import { isRated, type SurveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { pageWordsIn } from '@kept/core/listen/survey-words.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { surveyPress } from '@kept/db/schema/listen/sending.ts';
import { surveyResponse } from '@kept/db/schema/listen/surveys.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx, Deps } from '../context.ts';
import { formProblems } from './answer-survey.ts';
import { type FieldReader, readSentAnswers } from './read-sent-answers.ts';
import { readSentPage } from './read-sent-page.ts';
import type { Answered, SurveyVisit } from './survey-asking.ts';
import type { SurveyInvitation } from './survey-link.ts';

type Press = Pick<typeof surveyPress.$inferInsert, 'surveyId' | 'question' | 'score' | 'scaleMax'>;

/**
 * Remembers the score that is chosen on a page and not sent yet: one for each personal link, outside everything that is counted.
 * Who has sent an answer changes it by sending, so nothing is stored then. Gives the page to show where nothing can be answered any more.
 */
export async function pressScore(deps: Deps, visit: SurveyVisit, field: FieldReader): Promise<Answered | undefined> {
  const { asking, opened, over } = await readSentPage(deps, visit, field);
  if (over !== undefined) return over;
  const { host, asked, invitation, language } = asking;
  const words = pageWordsIn(language);
  const [problem] = formProblems(opened, language);
  if (problem !== undefined) throw new AppError('invalid', problem[1]);
  if (invitation === undefined) throw notFound('page');
  const chosen = chosenScore(asked.definition, field);
  if (chosen === undefined || field('website') !== '') throw new AppError('invalid', words.old);
  await host.ctx.limits.surveyByLink.take(invitation.answerKey);
  await keepPress(host.ctx, invitation, { surveyId: asked.id, ...chosen });
  return undefined;
}

function chosenScore(definition: SurveyDefinition, field: FieldReader): Omit<Press, 'surveyId'> | undefined {
  const { answers } = readSentAnswers(definition, new Map(), field, pageWordsIn('en'));
  for (const question of definition.questions) {
    const given = answers.get(question.key);
    if (isRated(question) && given?.kind === 'score') return { question: question.key, score: given.score, scaleMax: question.scale.max };
  }
  return undefined;
}

/** An answer names its customer, so holding their row makes a press and the answer of one link come one after the other. */
async function keepPress(ctx: Ctx, { customerId, answerKey }: SurveyInvitation, press: Press): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [known] = await tx.select({ id: customer.id }).from(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.id, customerId))).for('update');
    const [sent] = await tx.select({ id: surveyResponse.id }).from(surveyResponse).where(and(eq(surveyResponse.orgId, ctx.orgId), eq(surveyResponse.surveyId, press.surveyId), eq(surveyResponse.answerKey, answerKey)));
    if (known === undefined || sent !== undefined) return;
    const { question, score, scaleMax } = press;
    const chosen = { question, score, scaleMax, pressedAt: ctx.now() };
    await tx
      .insert(surveyPress)
      .values({ orgId: ctx.orgId, surveyId: press.surveyId, answerKey, customerId, ...chosen })
      .onConflictDoUpdate({ target: [surveyPress.orgId, surveyPress.surveyId, surveyPress.answerKey], set: chosen });
  });
}

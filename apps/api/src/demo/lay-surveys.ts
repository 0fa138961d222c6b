import type { Metric } from '@kept/core/vocabulary.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { createSurvey } from '../listen/create-survey.ts';
import { recordSurveyAnswer, type Survey } from '../listen/record-survey-answer.ts';
import { instantBefore } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';
import type { DemoFeedback } from './demo-world.ts';
import { findMaria } from './find-maria.ts';

export type SurveyOf = ReadonlyMap<Metric, Survey>;

const surveys = [
  { title: 'Would you recommend Northlight?', slug: 'recommend', metric: 'nps', question: 'How likely are you to recommend Northlight Energy to a friend or neighbour?', lowLabel: 'Not at all likely', highLabel: 'Very likely' },
  { title: 'After your contact with us', slug: 'contact', metric: 'csat', question: 'How satisfied are you with the way we dealt with it?', lowLabel: 'Very dissatisfied', highLabel: 'Very satisfied' },
  { title: 'How easy was it?', slug: 'easy', metric: 'ces', question: 'How easy was it to get what you needed?', lowLabel: 'Very hard', highLabel: 'Very easy' },
] as const;

/** Makes Northlight's three surveys; their pages are open. */
export async function laySurveys(stage: DemoStage): Promise<SurveyOf> {
  const ctx = stage.as('lena', instantBefore(stage.world.today, 361.5));
  for (const one of surveys) await createSurvey(ctx, { ...one, commentQuestion: 'What is the main reason?' });
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select().from(survey).where(eq(survey.orgId, ctx.orgId)));
  return new Map(rows.map((row) => [row.metric, row]));
}

/** Lets Maria answer her surveys herself, by her own links: whoever opens one again finds her answer there. */
export async function layMariasAnswers(stage: DemoStage, surveyOf: SurveyOf, hers: readonly DemoFeedback[]): Promise<void> {
  const customerId = await findMaria(stage.asKept('demo', 0));
  for (const { metric, score, text, occurredAt } of hers) {
    const asked = metric === null ? undefined : surveyOf.get(metric);
    if (asked === undefined || score === null || customerId === undefined) throw new Error('Maria was asked nothing.');
    await recordSurveyAnswer(stage.asCustomer(Date.parse(occurredAt)), asked, { answerId: `customer:${customerId}`, customerId, score, comment: text });
  }
}

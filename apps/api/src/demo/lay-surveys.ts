import type { QuestionAnswer } from '@kept/core/listen/survey-answers.ts';
import { metricOf } from '@kept/core/listen/survey-definition.ts';
import { surveyTemplates } from '@kept/core/listen/survey-templates.ts';
import type { Metric } from '@kept/core/vocabulary.ts';
import { inOrg } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { createSurvey, newSurvey } from '../listen/create-survey.ts';
import { type AskedSurvey, findAskedSurvey } from '../listen/find-asked-survey.ts';
import { saveResponse } from '../listen/save-response.ts';
import { placeFeedback } from '../understand/place-feedback.ts';
import { instantBefore } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';
import type { DemoFeedback } from './demo-world.ts';
import { findMaria } from './find-maria.ts';

export type SurveyOf = ReadonlyMap<Metric, AskedSurvey>;

const commentQuestion = 'What is the main reason?';
const surveys = [
  { title: 'Would you recommend Northlight?', slug: 'recommend', metric: 'nps', question: 'How likely are you to recommend Northlight Energy to a friend or neighbour?', commentQuestion, lowLabel: 'Not at all likely', highLabel: 'Very likely' },
  { title: 'After your contact with us', slug: 'contact', template: 'contact', publish: true },
  { title: 'How easy was it?', slug: 'easy', metric: 'ces', question: 'How easy was it to get what you needed?', commentQuestion, lowLabel: 'Very hard', highLabel: 'Very easy' },
] as const;
const drafts = surveyTemplates.filter((one) => one.key === 'safety');

/** Makes Northlight's three surveys, one of them from a template; their pages are open. A fourth waits as a draft. */
export async function laySurveys(stage: DemoStage): Promise<SurveyOf> {
  const ctx = stage.as('lena', instantBefore(stage.world.today, 361.5));
  for (const one of surveys) await createSurvey(ctx, newSurvey.parse(one));
  for (const { name, key } of drafts) await createSurvey(ctx, newSurvey.parse({ title: name, template: key }));
  const asked = await Promise.all(surveys.map((one) => findAskedSurvey(ctx, one.slug)));
  return new Map(asked.flatMap((one) => one.definition.questions.flatMap((question): [Metric, AskedSurvey][] => { const metric = metricOf(question); return metric === undefined ? [] : [[metric, one]]; })));
}

/** Lets Maria answer a survey herself, by her own link: whoever opens it again finds her answer there. Her words join the theme her neighbours vote for. */
export async function layMariasAnswer(stage: DemoStage, surveyOf: SurveyOf, { metric, score, text, occurredAt }: DemoFeedback): Promise<void> {
  const customerId = await findMaria(stage.asKept('demo', 0));
  const asked = metric === null ? undefined : surveyOf.get(metric);
  if (asked === undefined || score === null || customerId === undefined) throw new Error('Maria was asked nothing.');
  const answers = new Map<string, QuestionAnswer>([['score', { kind: 'score', score }], ['comment', { kind: 'text', text }]]);
  const at = Date.parse(occurredAt);
  await saveResponse(stage.asCustomer(at), asked, { answerKey: `customer:${customerId}`, customerId, language: 'en', hidden: {}, leftOut: [], suspicions: [], answers, isComplete: true });
  await placeFeedback(stage.asKept('place-feedback', at));
}

/** What was laid by the thousand as feedback to a survey gets its place among the survey's answers too. */
export async function layResponses(stage: DemoStage): Promise<void> {
  const ctx = stage.asKept('demo', 0);
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await tx.execute(sql`
      insert into survey_response (org_id, id, survey_id, version, answer_key, customer_id, language, hidden, left_out, suspicions, is_apart, started_at, changed_at, completed_at)
      select f.org_id, f.id, f.survey_id, 1, f.external_id, f.customer_id, coalesce(f.language, 'en'), '{}', '[]', '[]', false, f.received_at, f.received_at, f.received_at
      from feedback f where f.org_id = ${ctx.orgId} and f.survey_id is not null and f.external_id not like f.survey_id::text || ':%'`);
    await tx.execute(sql`
      insert into survey_answer (org_id, response_id, question, kind, score, scale_min, scale_max, answered_at)
      select f.org_id, f.id, 'score', f.metric, f.score, f.scale_min::int, f.scale_max::int, f.received_at
      from feedback f join survey_response r on r.org_id = f.org_id and r.id = f.id where f.org_id = ${ctx.orgId} and f.score is not null`);
    await tx.execute(sql`
      insert into survey_answer (org_id, response_id, question, kind, text, answered_at)
      select f.org_id, f.id, 'comment', 'text', f.text, f.received_at
      from feedback f join survey_response r on r.org_id = f.org_id and r.id = f.id where f.org_id = ${ctx.orgId} and f.text <> ''`);
  });
}

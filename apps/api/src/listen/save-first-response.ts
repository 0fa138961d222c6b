import { surveyAnswer, surveyResponse } from '@kept/db/schema/listen/surveys.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { workTogether } from '../work-together.ts';
import { countFirstResponses } from './count-response.ts';
import type { AskedSurvey } from './find-asked-survey.ts';
import { givenRows } from './given-rows.ts';
import { insertRows } from './insert-rows.ts';
import { answerRows, type GivenResponse, responseRow, saveResponse, storableAnswers } from './save-response.ts';

interface First {
  readonly ctx: Ctx;
  readonly asked: AskedSurvey;
  readonly given: GivenResponse;
}

const saveTogether = workTogether(saveAll);

/** The same as saveResponse for somebody nobody knows who has not answered before; what comes together is kept in one transaction. */
export async function saveFirstResponse(ctx: Ctx, asked: AskedSurvey, given: GivenResponse): Promise<void> {
  const made = await saveTogether(ctx.db, ctx.orgId, { ctx, asked, given });
  // The same form was sent twice at once: the second changes the answer.
  if (made === 'there') await saveResponse(ctx, asked, given);
}

async function saveAll(all: readonly First[]): Promise<('made' | 'there')[]> {
  const [first] = all;
  if (first === undefined) return [];
  const { ctx } = first;
  const prepared = all.map(({ ctx: own, asked, given }) => {
    const response = responseRow(own, asked, given);
    const answers = storableAnswers(asked.definition, given.answers);
    return { asked, response, answers, rows: answerRows(own, response.id, asked.definition, answers) };
  });
  // Two processes that hold the same forms take them in one order.
  const responses = prepared.map((one) => one.response).sort((a, b) => (a.answerKey < b.answerKey ? -1 : 1));
  const { made, hasWords } = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const made = await insertRows(tx, surveyResponse, responses);
    const fresh = prepared.filter((one) => made.has(one.response.id));
    const rows = fresh.flatMap((one) => one.rows);
    if (rows.length > 0) await tx.execute(givenRows(surveyAnswer, rows));
    return { made, hasWords: await countFirstResponses(tx, ctx, fresh.filter((one) => !one.response.isApart)) };
  });
  if (hasWords) await ctx.wake('place-feedback', ctx.orgId);
  return prepared.map((one) => (made.has(one.response.id) ? 'made' : 'there'));
}

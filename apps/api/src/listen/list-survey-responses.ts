import { notFound } from '@kept/core/errors.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { surveyAnswer, surveyResponse, surveyVersion } from '@kept/db/schema/listen/surveys.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { countResponse } from './count-response.ts';
import { readAskedSurvey } from './find-asked-survey.ts';
import { findSurveyRow } from './find-survey-row.ts';
import { suspicionSentences } from './find-suspicions.ts';
import { answersOf } from './save-response.ts';

export const responsesQuery = z.object({ apart: z.enum(['1']).optional(), cursor: z.string().max(100).optional(), limit: z.coerce.number().int().min(1).max(100, 'At most 100 at a time.').default(25) });
const shownAnswer = z.object({ question: z.string(), score: z.number().nullable(), scaleMax: z.number().nullable(), choices: z.array(z.string()).nullable(), text: z.string().nullable() });
export const responsePage = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      version: z.number().int(),
      language: z.string(),
      customer: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
      hidden: z.record(z.string(), z.string()),
      leftOut: z.array(z.string()),
      /** Why it is kept apart, in sentences; empty for an answer that counts. */
      suspicions: z.array(z.string()),
      isComplete: z.boolean(),
      startedAt: z.iso.datetime(),
      answers: z.array(shownAnswer),
    }),
  ),
  nextCursor: z.string().nullable(),
  /** How often each answer was given among those that count, over all versions. */
  counts: z.array(z.object({ question: z.string(), answer: z.string(), n: z.number().int() })),
});

/** A survey's answers, newest first: those that count, or those kept apart. */
export async function listSurveyResponses(ctx: Ctx, surveyId: string, query: z.infer<typeof responsesQuery>): Promise<z.infer<typeof responsePage>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await findSurveyRow(tx, ctx, surveyId);
    const [at, id] = (query.cursor ?? '').split('~');
    const isAfter = at === undefined || id === undefined || Number.isNaN(Date.parse(at)) ? undefined : or(lt(surveyResponse.startedAt, new Date(at)), and(eq(surveyResponse.startedAt, new Date(at)), lt(surveyResponse.id, id)));
    const rows = await tx
      .select({ response: surveyResponse, customer: { id: customer.id, name: customer.name } })
      .from(surveyResponse)
      .leftJoin(customer, and(eq(customer.orgId, surveyResponse.orgId), eq(customer.id, surveyResponse.customerId)))
      .where(and(eq(surveyResponse.orgId, ctx.orgId), eq(surveyResponse.surveyId, surveyId), eq(surveyResponse.isApart, query.apart === '1'), isAfter))
      .orderBy(desc(surveyResponse.startedAt), desc(surveyResponse.id))
      .limit(query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const answers = shown.length === 0 ? [] : await tx.select().from(surveyAnswer).where(and(eq(surveyAnswer.orgId, ctx.orgId), inArray(surveyAnswer.responseId, shown.map((row) => row.response.id))));
    const placeOf = await questionPlaces(tx, ctx, surveyId);
    const last = shown.at(-1)?.response;
    return {
      items: shown.map(({ response, customer: who }) => ({
        id: response.id, version: response.version, language: response.language, customer: who, hidden: { ...response.hidden }, leftOut: [...response.leftOut], isComplete: response.completedAt !== null, startedAt: response.startedAt.toISOString(),
        suspicions: response.isApart ? response.suspicions.map(sentenceOf) : [],
        answers: answers.filter((one) => one.responseId === response.id).sort((one, other) => placeOf(response.version, one.question) - placeOf(response.version, other.question)).map((one) => ({ question: one.question, score: one.score, scaleMax: one.scaleMax, choices: one.choices === null ? null : [...one.choices], text: one.text })),
      })),
      nextCursor: rows.length > query.limit && last !== undefined ? `${last.startedAt.toISOString()}~${last.id}` : null,
      counts: query.cursor === undefined && query.apart === undefined ? await countAnswers(tx, ctx, surveyId) : [],
    };
  });
}

/** Lets an answer that was kept apart count, because somebody looked at it. */
export async function acceptSurveyResponse(ctx: Ctx, surveyId: string, responseId: string): Promise<void> {
  const hasWords = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const isThis = and(eq(surveyResponse.orgId, ctx.orgId), eq(surveyResponse.surveyId, surveyId), eq(surveyResponse.id, responseId));
    const [response] = await tx.select().from(surveyResponse).where(isThis).for('update');
    if (response === undefined) throw notFound('answer');
    if (!response.isApart) return false;
    await tx.update(surveyResponse).set({ isApart: false }).where(isThis);
    const asked = await readAskedSurvey(tx, ctx, { id: surveyId }, response.version);
    const answers = answersOf(await tx.select().from(surveyAnswer).where(and(eq(surveyAnswer.orgId, ctx.orgId), eq(surveyAnswer.responseId, responseId))));
    await recordAudit(tx, ctx, 'accept-survey-response', `survey:${surveyId}`, { response: responseId });
    return countResponse(tx, ctx, asked, { response, answers, isNew: true });
  });
  if (hasWords) await ctx.wake('place-feedback', ctx.orgId);
}

/** Where a question stood in the version somebody was given. */
async function questionPlaces(tx: OrgTx, ctx: Ctx, surveyId: string): Promise<(version: number, question: string) => number> {
  const versions = await tx.select({ number: surveyVersion.number, definition: surveyVersion.definition }).from(surveyVersion).where(and(eq(surveyVersion.orgId, ctx.orgId), eq(surveyVersion.surveyId, surveyId)));
  return (version, question) => versions.find((one) => one.number === version)?.definition.questions.findIndex((one) => one.key === question) ?? -1;
}

function sentenceOf(word: string): string {
  return Object.entries(suspicionSentences).find(([name]) => name === word)?.[1] ?? word;
}

const counted = z.object({ question: z.string(), answer: z.string(), n: z.coerce.number() });

async function countAnswers(tx: OrgTx, ctx: Ctx, surveyId: string): Promise<z.infer<typeof counted>[]> {
  const rows = await tx.execute(sql`
    select a.question, coalesce(c.choice, a.score::text) as answer, count(*) as n
    from survey_answer a
    join survey_response r on r.org_id = a.org_id and r.id = a.response_id
    left join lateral jsonb_array_elements_text(case when jsonb_typeof(a.choices) = 'array' then a.choices else '[]'::jsonb end) as c(choice) on true
    where a.org_id = ${ctx.orgId} and r.survey_id = ${surveyId} and not r.is_apart and (a.score is not null or c.choice is not null)
    group by 1, 2 order by 1, 2`);
  return rowsOf(rows, counted);
}

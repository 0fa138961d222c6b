import { cleanText } from '@kept/core/listen/clean-text.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import type { QuestionAnswer, SurveyAnswers } from '@kept/core/listen/survey-answers.ts';
import type { SurveyDefinition, SurveyQuestion } from '@kept/core/listen/survey-definition.ts';
import { countedAnswers } from '@kept/core/listen/survey-flow.ts';
import { newId } from '@kept/db/new-id.ts';
import { surveyDecision, surveyPress } from '@kept/db/schema/listen/sending.ts';
import { surveyAnswer, surveyResponse } from '@kept/db/schema/listen/surveys.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull, notInArray, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { countResponse } from './count-response.ts';
import type { AskedSurvey } from './find-asked-survey.ts';
import { inList } from '@kept/db/in-list.ts';

export type SurveyResponse = typeof surveyResponse.$inferSelect;

/** What one page of a survey, or all of it, brings. */
export interface GivenResponse {
  /** One per form, or one per link: sending again changes the answer and never makes a second. */
  readonly answerKey: string;
  readonly customerId?: string | undefined;
  readonly linkId?: string | undefined;
  readonly language: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly leftOut: readonly string[];
  /** Why it may not be a person's; such an answer is kept apart. */
  readonly suspicions: readonly string[];
  /** Every answer given so far; only those to questions that are asked count. */
  readonly answers: SurveyAnswers;
  readonly isComplete: boolean;
}

/** Keeps an answer to a survey with the version it was given; themes and scores learn of it in the same transaction, unless it is kept apart. */
export async function saveResponse(ctx: Ctx, asked: AskedSurvey, given: GivenResponse): Promise<void> {
  const answers = storableAnswers(asked.definition, given.answers);
  const hasWords = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { response, isNew } = await openResponse(tx, ctx, asked, given);
    if (!isNew) await dropAnswers(tx, ctx, response.id, [...answers.keys()]);
    await writeAnswers(tx, ctx, response.id, asked.definition, answers);
    await dropPress(tx, ctx, asked, given);
    await noteAnswered(tx, ctx, given);
    return response.isApart ? false : countResponse(tx, ctx, asked, { response, answers, isNew });
  });
  if (hasWords) await ctx.wake('place-feedback', ctx.orgId);
}

/** A response with its answers. */
export interface StoredResponse {
  readonly response: SurveyResponse;
  readonly answers: SurveyAnswers;
}

/** A response by its name. */
export async function findResponse(tx: OrgTx, ctx: Ctx, surveyId: string, answerKey: string): Promise<StoredResponse | undefined> {
  return (await findResponses(tx, ctx, [{ surveyId, answerKey }]))(surveyId, answerKey);
}

/** Several at once, by their surveys and names: each is looked up by itself, however many answers the survey has. */
export async function findResponses(tx: OrgTx, ctx: Ctx, named: readonly { readonly surveyId: string; readonly answerKey: string }[]): Promise<(surveyId: string, answerKey: string) => StoredResponse | undefined> {
  const isNamed = and(eq(surveyResponse.orgId, ctx.orgId), sql`${surveyResponse.surveyId} = named."surveyId"`, sql`${surveyResponse.answerKey} = named."answerKey"`);
  const response = tx.select().from(surveyResponse).where(isNamed).limit(1).as('response');
  const found = named.length === 0 ? [] : await tx.select().from(sql`json_to_recordset(${JSON.stringify(named)}::text::json) as named("surveyId" uuid, "answerKey" text)`).crossJoinLateral(response);
  const rows = found.length === 0 ? [] : await tx.select().from(surveyAnswer).where(and(eq(surveyAnswer.orgId, ctx.orgId), inList(surveyAnswer.responseId, found.map((one) => one.response.id))));
  const stored = new Map(found.map(({ response: one }) => [`${one.surveyId} ${one.answerKey}`, { response: one, answers: answersOf(rows.filter((row) => row.responseId === one.id)) }]));
  return (surveyId, answerKey) => stored.get(`${surveyId} ${answerKey}`);
}

/** Answers as rows hold them. */
export function answersOf(rows: readonly Pick<typeof surveyAnswer.$inferSelect, 'question' | 'score' | 'choices' | 'text'>[]): SurveyAnswers {
  return new Map(rows.map((row): [string, QuestionAnswer] => [row.question, row.score !== null ? { kind: 'score', score: row.score } : row.choices !== null ? { kind: 'choices', choices: row.choices } : { kind: 'text', text: row.text ?? '' }]));
}

/** The row of a response that begins now. */
export function responseRow(ctx: Ctx, asked: AskedSurvey, given: GivenResponse): SurveyResponse {
  const { answerKey, language, hidden, leftOut, suspicions } = given;
  const now = ctx.now();
  return { orgId: ctx.orgId, id: newId(now), surveyId: asked.id, version: asked.version, answerKey, linkId: given.linkId ?? null, customerId: given.customerId ?? null, language, hidden: redactedFields(hidden), leftOut, suspicions, isApart: suspicions.length > 0, startedAt: now, changedAt: now, completedAt: given.isComplete ? now : null };
}

async function openResponse(tx: OrgTx, ctx: Ctx, asked: AskedSurvey, given: GivenResponse): Promise<{ response: SurveyResponse; isNew: boolean }> {
  const { answerKey, language } = given;
  const values = responseRow(ctx, asked, given);
  const [made] = await tx.insert(surveyResponse).values(values).onConflictDoNothing().returning();
  if (made !== undefined) return { response: made, isNew: true };
  const isThis = and(eq(surveyResponse.orgId, ctx.orgId), eq(surveyResponse.surveyId, asked.id), eq(surveyResponse.answerKey, answerKey));
  const [response] = await tx
    .update(surveyResponse)
    .set({ language, changedAt: values.changedAt, completedAt: sql`coalesce(${surveyResponse.completedAt}, ${values.completedAt?.toISOString() ?? null}::timestamptz)` })
    .where(isThis)
    .returning();
  if (response === undefined) throw new Error('A response vanished while it was changed.');
  return { response, isNew: false };
}

/** What was only pressed is sent now. */
async function dropPress(tx: OrgTx, ctx: Ctx, asked: AskedSurvey, { answerKey, customerId }: GivenResponse): Promise<void> {
  if (customerId === undefined) return;
  await tx.delete(surveyPress).where(and(eq(surveyPress.orgId, ctx.orgId), eq(surveyPress.surveyId, asked.id), eq(surveyPress.answerKey, answerKey)));
}

/** Whoever was invited has answered: no reminder comes. */
async function noteAnswered(tx: OrgTx, ctx: Ctx, { linkId }: GivenResponse): Promise<void> {
  if (linkId === undefined) return;
  await tx.update(surveyDecision).set({ answeredAt: ctx.now(), remindAt: null }).where(and(eq(surveyDecision.orgId, ctx.orgId), eq(surveyDecision.linkId, linkId), isNull(surveyDecision.answeredAt)));
}

/** What is not asked any more, or was taken back, goes. */
async function dropAnswers(tx: OrgTx, ctx: Ctx, responseId: string, kept: readonly string[]): Promise<void> {
  await tx.delete(surveyAnswer).where(and(eq(surveyAnswer.orgId, ctx.orgId), eq(surveyAnswer.responseId, responseId), kept.length === 0 ? undefined : notInArray(surveyAnswer.question, [...kept])));
}

/** An answer given again takes the place of the one before. */
async function writeAnswers(tx: OrgTx, ctx: Ctx, responseId: string, definition: SurveyDefinition, answers: SurveyAnswers): Promise<void> {
  const rows = answerRows(ctx, responseId, definition, answers);
  if (rows.length === 0) return;
  await tx
    .insert(surveyAnswer)
    .values(rows)
    .onConflictDoUpdate({ target: [surveyAnswer.orgId, surveyAnswer.responseId, surveyAnswer.question], set: { score: sql`excluded.score`, choices: sql`excluded.choices`, text: sql`excluded.text`, answeredAt: sql`excluded.answered_at` } });
}

/** Answers as rows, in the order they were asked for. */
export function answerRows(ctx: Ctx, responseId: string, definition: SurveyDefinition, answers: SurveyAnswers): (typeof surveyAnswer.$inferSelect)[] {
  return definition.questions.flatMap((question) => {
    const given = answers.get(question.key);
    return given === undefined ? [] : [answerRow(ctx, responseId, question, given)];
  });
}

function answerRow(ctx: Ctx, responseId: string, question: SurveyQuestion, given: QuestionAnswer): typeof surveyAnswer.$inferSelect {
  const scale = 'scale' in question ? { scaleMin: question.scale.min, scaleMax: question.scale.max } : { scaleMin: null, scaleMax: null };
  const answer = { score: given.kind === 'score' ? given.score : null, choices: given.kind === 'choices' ? given.choices : null, text: given.kind === 'text' ? given.text : null };
  return { orgId: ctx.orgId, responseId, question: question.key, kind: question.kind, item: question.kind === 'safety' ? question.item : null, ...scale, ...answer, answeredAt: ctx.now() };
}

/** Every answer to a question that is asked, with personal data in words replaced, as it may be stored. */
export function storableAnswers(definition: SurveyDefinition, given: SurveyAnswers): SurveyAnswers {
  const answers = countedAnswers(definition, given);
  return new Map([...answers].map(([key, given]) => [key, given.kind === 'text' ? { kind: 'text', text: redactText(cleanText(given.text)).text } : given]));
}

function redactedFields(hidden: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(hidden).map(([name, value]) => [name, redactText(value).text]));
}

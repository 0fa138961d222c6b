import { listBounds } from '@kept/core/list-bounds.ts';
import { pipeFields } from '@kept/core/listen/hidden-fields.ts';
import { wordsIn } from '@kept/core/listen/survey-definition.ts';
import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { metricOf, type SurveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { metrics } from '@kept/core/vocabulary.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { surveyResponse, surveyVersion } from '@kept/db/schema/listen/surveys.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { surveyUrl } from '../mail/customer-links.ts';
import { type OwnAddress, readOwnAddress } from '../organisation/domain/read-own-address.ts';

export const surveyStates = ['draft', 'open', 'closed', 'deleted'] as const;

export const surveyRow = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  /** The first question, in the survey's first language, as somebody reads it whose link carries nothing. */
  question: z.string(),
  questions: z.number().int(),
  metrics: z.array(z.enum(metrics)),
  languages: z.array(z.enum(surveyLanguages)),
  state: z.enum(surveyStates),
  /** The version people are asked; null while nothing is published. */
  version: z.number().int().nullable(),
  url: z.string(),
  answers: z.number().int(),
  /** Answers kept apart under suspicion. */
  apart: z.number().int(),
  createdAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
});
export const surveyList = z.object({ items: z.array(surveyRow).max(listBounds.surveys) });

/** Every survey that was not deleted, newest first, with how many answers it has. */
export async function listSurveys(ctx: Ctx): Promise<z.infer<typeof surveyList>> {
  const own = await readOwnAddress(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const rows = await tx.select().from(survey).where(and(eq(survey.orgId, ctx.orgId), isNull(survey.deletedAt))).orderBy(desc(survey.createdAt), desc(survey.id)).limit(listBounds.surveys);
    return { items: await shownSurveys(tx, ctx, own, rows) };
  });
}

/** Surveys as the API shows them, with the address people open. */
export async function shownSurveys(tx: OrgTx, ctx: Ctx, own: OwnAddress, rows: readonly (typeof survey.$inferSelect)[]): Promise<z.infer<typeof surveyRow>[]> {
  const latest = await tx.selectDistinctOn([surveyVersion.surveyId]).from(surveyVersion).where(eq(surveyVersion.orgId, ctx.orgId)).orderBy(surveyVersion.surveyId, desc(surveyVersion.number));
  const counts = await tx
    .select({ surveyId: surveyResponse.surveyId, answers: sql<number>`count(*) filter (where not ${surveyResponse.isApart})`.mapWith(Number), apart: sql<number>`count(*) filter (where ${surveyResponse.isApart})`.mapWith(Number) })
    .from(surveyResponse)
    .where(eq(surveyResponse.orgId, ctx.orgId))
    .groupBy(surveyResponse.surveyId);
  return rows.map((row) => {
    const version = latest.find((one) => one.surveyId === row.id);
    const { answers = 0, apart = 0 } = counts.find((one) => one.surveyId === row.id) ?? {};
    const { id, slug, title, createdAt, closedAt } = row;
    const base = { id, slug, title, ...shortly(version?.definition ?? row.draft), version: version?.number ?? null, state: stateOf(row, version !== undefined), url: surveyUrl(ctx, own, slug) };
    return { ...base, answers, apart, createdAt: createdAt.toISOString(), closedAt: closedAt?.toISOString() ?? null };
  });
}

function shortly(definition: SurveyDefinition) {
  const [first] = definition.questions;
  const own = definition.questions.flatMap((question) => metricOf(question) ?? []);
  const language = definition.languages[0] ?? 'en';
  return { question: first === undefined ? '' : pipeFields(wordsIn(first.wording, language, definition), definition, language, {}), questions: definition.questions.length, metrics: own, languages: definition.languages };
}

function stateOf(row: typeof survey.$inferSelect, isPublished: boolean): (typeof surveyStates)[number] {
  if (row.deletedAt !== null) return 'deleted';
  if (!isPublished) return 'draft';
  return row.closedAt === null ? 'open' : 'closed';
}

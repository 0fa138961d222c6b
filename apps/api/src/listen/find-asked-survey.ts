import { notFound } from '@kept/core/errors.ts';
import type { SurveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { surveyVersion } from '@kept/db/schema/listen/surveys.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** A survey with one of its versions: what somebody is asked. */
export interface AskedSurvey {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly origins: readonly string[];
  readonly needsWork: boolean;
  /** When it closed or was deleted. */
  readonly endedAt: Date | null;
  readonly version: number;
  readonly definition: SurveyDefinition;
}

/** The survey at an address in its latest version, or in the one a page was opened with. Throws not_found while nothing is published. */
export async function findAskedSurvey(ctx: Ctx, slug: string, version?: number): Promise<AskedSurvey> {
  return inOrg(ctx.db, ctx.orgId, (tx) => readAskedSurvey(tx, ctx, { slug }, version));
}

/** The same inside a transaction, by its address or its id. */
export async function readAskedSurvey(tx: OrgTx, ctx: Ctx, by: { slug: string } | { id: string }, version?: number): Promise<AskedSurvey> {
  const [found] = await tx
    .select({ survey, version: surveyVersion })
    .from(survey)
    .innerJoin(surveyVersion, and(eq(surveyVersion.orgId, survey.orgId), eq(surveyVersion.surveyId, survey.id), version === undefined ? undefined : eq(surveyVersion.number, version)))
    .where(and(eq(survey.orgId, ctx.orgId), 'id' in by ? eq(survey.id, by.id) : eq(survey.slug, by.slug)))
    .orderBy(desc(surveyVersion.number))
    .limit(1);
  if (found === undefined) throw notFound('page');
  const { id, slug, title, origins, needsWork, closedAt, deletedAt } = found.survey;
  return { id, slug, title, origins, needsWork, endedAt: earlier(closedAt, deletedAt), version: found.version.number, definition: found.version.definition };
}

function earlier(one: Date | null, other: Date | null): Date | null {
  return one === null || other === null ? (one ?? other) : one < other ? one : other;
}

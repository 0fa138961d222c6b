import { notFound } from '@kept/core/errors.ts';
import type { SurveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { surveyVersion } from '@kept/db/schema/listen/surveys.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { inList } from '@kept/db/in-list.ts';

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
  return askedSurvey(found);
}

/** Several by their addresses at once, each in its latest version; one of which nothing is published is not among them. */
export async function readAskedSurveys(tx: OrgTx, ctx: Ctx, slugs: readonly string[]): Promise<ReadonlyMap<string, AskedSurvey>> {
  const isLatest = and(eq(surveyVersion.orgId, survey.orgId), eq(surveyVersion.surveyId, survey.id));
  const version = tx.select().from(surveyVersion).where(isLatest).orderBy(desc(surveyVersion.number)).limit(1).as('version');
  const found = await tx.select().from(survey).crossJoinLateral(version).where(and(eq(survey.orgId, ctx.orgId), inList(survey.slug, [...new Set(slugs)])));
  return new Map(found.map((one) => [one.survey.slug, askedSurvey(one)]));
}

function askedSurvey({ survey: { id, slug, title, origins, needsWork, closedAt, deletedAt }, version }: { survey: typeof survey.$inferSelect; version: typeof surveyVersion.$inferSelect }): AskedSurvey {
  return { id, slug, title, origins, needsWork, endedAt: earlier(closedAt, deletedAt), version: version.number, definition: version.definition };
}

function earlier(one: Date | null, other: Date | null): Date | null {
  return one === null || other === null ? (one ?? other) : one < other ? one : other;
}

import type { InvitationStanding } from '@kept/core/listen/invitation-standing.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { surveyDecision, surveySending } from '@kept/db/schema/listen/sending.ts';
import { surveyLink, surveyResponse } from '@kept/db/schema/listen/surveys.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * Whether whom a decision is about has answered that survey since, by its own link or another; an answer to the invitation of another
 * contact says nothing about this one. To be selected from survey_decision.
 */
const hasAnsweredSince: SQL<boolean> = sql<boolean>`(${surveyDecision.answeredAt} is not null or exists (
  select 1 from ${surveyResponse}
  where ${surveyResponse.orgId} = ${surveyDecision.orgId} and ${surveyResponse.surveyId} = ${surveyDecision.surveyId} and ${surveyResponse.customerId} = ${surveyDecision.customerId}
    and ${surveyResponse.changedAt} >= ${surveyDecision.decidedAt}
    and not exists (
      select 1 from survey_decision other
      where other.org_id = ${surveyResponse.orgId} and other.link_id = ${surveyResponse.linkId} and other.id <> ${surveyDecision.id}
    )))`;

/** How each of these decisions stands now, by its id: what has to be asked before an invitation or reminder is written, and again before it goes. */
export async function readStandings(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, InvitationStanding>> {
  const rows = await tx
    .select({ id: surveyDecision.id, hasAnswered: hasAnsweredSince, closedAt: survey.closedAt, deletedAt: survey.deletedAt, linkEndsAt: surveyLink.expiresAt, isSendingOn: sql<boolean>`coalesce((${surveySending.plan} ->> 'isOn')::boolean, false)` })
    .from(surveyDecision)
    .innerJoin(survey, and(eq(survey.orgId, surveyDecision.orgId), eq(survey.id, surveyDecision.surveyId)))
    .leftJoin(surveySending, and(eq(surveySending.orgId, surveyDecision.orgId), eq(surveySending.surveyId, surveyDecision.surveyId), eq(surveySending.isLatest, true)))
    .leftJoin(surveyLink, and(eq(surveyLink.orgId, surveyDecision.orgId), eq(surveyLink.id, surveyDecision.linkId)))
    .where(and(eq(surveyDecision.orgId, ctx.orgId), inArray(surveyDecision.id, [...ids])));
  return new Map(rows.map(({ id, closedAt, deletedAt, ...standing }) => [id, { ...standing, surveyEndedAt: closedAt ?? deletedAt }]));
}

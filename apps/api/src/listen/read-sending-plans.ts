import type { SendingPlan } from '@kept/core/listen/sending-plan.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { surveySending } from '@kept/db/schema/listen/sending.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Whom one survey asks by itself, as it was decided last. */
export interface SurveySending {
  readonly surveyId: string;
  readonly version: number;
  readonly plan: SendingPlan;
  readonly isClosed: boolean;
}

/** Every survey that asks by itself, or did; those that were deleted ask nobody and decide nothing. */
export async function readSendingPlans(tx: OrgTx, ctx: Ctx): Promise<SurveySending[]> {
  const rows = await tx
    .select({ surveyId: surveySending.surveyId, version: surveySending.version, plan: surveySending.plan, closedAt: survey.closedAt })
    .from(surveySending)
    .innerJoin(survey, and(eq(survey.orgId, surveySending.orgId), eq(survey.id, surveySending.surveyId)))
    .where(and(eq(surveySending.orgId, ctx.orgId), eq(surveySending.isLatest, true), isNull(survey.deletedAt)))
    .orderBy(surveySending.surveyId);
  return rows.map(({ closedAt, ...row }) => ({ ...row, isClosed: closedAt !== null && closedAt <= ctx.now() }));
}

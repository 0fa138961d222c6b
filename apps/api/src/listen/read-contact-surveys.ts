import { sendingStates } from '@kept/core/sending-words.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { decisionOutcome } from './decision-outcome.ts';

export const contactSurvey = z.object({
  surveyId: z.uuid(),
  survey: z.string(),
  state: z.enum(sendingStates),
  reason: z.string().nullable().describe('Why nobody was asked about it, as “asked 12 days ago”'),
  at: z.iso.datetime().describe('When they were asked, are to be, or it was decided that they are not'),
  answeredAt: z.iso.datetime().nullable(),
});
export type ContactSurvey = z.infer<typeof contactSurvey>;

/** What each survey decided about contacts: asked, still to be, or not, with the reason. */
export async function readContactSurveys(tx: OrgTx, ctx: Ctx, contactIds: readonly string[]): Promise<Map<string, ContactSurvey[]>> {
  const found = new Map<string, ContactSurvey[]>();
  if (contactIds.length === 0) return found;
  const rows = await tx
    .select({ decision: surveyDecision, title: survey.title, state: decisionOutcome.state, reason: decisionOutcome.reason })
    .from(surveyDecision)
    .innerJoin(survey, and(eq(survey.orgId, surveyDecision.orgId), eq(survey.id, surveyDecision.surveyId)))
    .leftJoin(mail, and(eq(mail.orgId, surveyDecision.orgId), eq(mail.id, surveyDecision.mailId)))
    .where(and(eq(surveyDecision.orgId, ctx.orgId), inArray(surveyDecision.interactionId, [...contactIds])))
    .orderBy(asc(surveyDecision.decidedAt), asc(surveyDecision.id));
  for (const { decision, title, state, reason } of rows) {
    const contactId = decision.interactionId ?? '';
    const at = (decision.dueAt ?? (state === 'invited' ? decision.invitedAt : null) ?? decision.decidedAt).toISOString();
    found.set(contactId, [...(found.get(contactId) ?? []), { surveyId: decision.surveyId, survey: title, state, reason, at, answeredAt: decision.answeredAt?.toISOString() ?? null }]);
  }
  return found;
}

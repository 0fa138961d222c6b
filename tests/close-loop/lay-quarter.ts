import { firstPlan, type SendingRule } from '@kept/core/listen/sending-plan.ts';
import { newId } from '@kept/db/new-id.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { surveyQuarter, surveySending } from '@kept/db/schema/listen/sending.ts';
import type { OrgTx } from '@kept/db/scope.ts';

/** A survey that asks once a quarter, and its turn in the last quarter of 2026. Gives its id. */
export async function layQuarter(tx: OrgTx, orgId: string, now: Date, { opensAt, isFinished = false, isClosed = false, rules }: { opensAt: Date; isFinished?: boolean; isClosed?: boolean; rules: readonly Pick<SendingRule, 'isOn' | 'segments' | 'sharePercent'>[] }): Promise<string> {
  const surveyId = newId(now);
  await tx.insert(survey).values({ orgId, id: surveyId, slug: surveyId, title: 'Quarterly', createdAt: now, closedAt: isClosed ? now : null, draft: { format: 'kept-survey-1', languages: ['en'], questions: [], hidden: [] }, draftRevision: 1, origins: [], needsWork: false });
  const plan = { ...firstPlan, isOn: true, quarterDay: 1, rules: rules.map((one, at) => ({ key: `rule-${at}`, name: 'Rule', channels: [], driverIds: [], delayMinutes: 0, ...one })) };
  await tx.insert(surveySending).values({ orgId, surveyId, version: 1, isLatest: true, plan, changedBy: null, changedAt: now });
  await tx.insert(surveyQuarter).values({ orgId, surveyId, period: '2026-Q4', opensAt, finishedAt: isFinished ? now : null });
  return surveyId;
}

import { decideSending, type SendingDecision } from '@kept/core/listen/decide-sending.ts';
import type { SendingPlan } from '@kept/core/listen/sending-plan.ts';
import { newId } from '@kept/db/new-id.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { sendingLot } from '../mail/sending-lot.ts';
import { openZones } from '../mail/open-zones.ts';
import type { GivenRow } from './given-rows.ts';
import { inList } from '@kept/db/in-list.ts';
import { insertRows } from './insert-rows.ts';
import { readSendingPlans, type SurveySending } from './read-sending-plans.ts';

type DecisionRow = GivenRow<typeof surveyDecision>;

/** Decides for contacts that have ended, in the transaction that keeps them, whom each survey asks; what was decided before stays as it was. */
export async function decideContacts(tx: OrgTx, ctx: Ctx, interactionIds: readonly string[]): Promise<void> {
  const sendings = (await readSendingPlans(tx, ctx)).filter(({ plan }) => plan.quarterDay === null);
  if (sendings.length === 0 || interactionIds.length === 0) return;
  const contacts = await tx
    .select({ id: interaction.id, channel: interaction.channel, endedAt: interaction.endedAt, customerId: interaction.customerId, segment: customer.segment, timezone: customer.timezone, driverId: contactDriver.standsForId })
    .from(interaction)
    .leftJoin(customer, and(eq(customer.orgId, interaction.orgId), eq(customer.id, interaction.customerId)))
    .leftJoin(contactDriver, and(eq(contactDriver.orgId, interaction.orgId), eq(contactDriver.id, interaction.driverId)))
    .where(and(eq(interaction.orgId, ctx.orgId), isNotNull(interaction.endedAt), inList(interaction.id, interactionIds)));
  const zoneOf = await openZones(tx, ctx);
  const standsFor = await readStandIns(tx, ctx, sendings.map(({ plan }) => plan));
  const rows = sendings.flatMap((sending) =>
    contacts.flatMap(({ id, endedAt, customerId, timezone, ...contact }) => {
      if (endedAt === null) return [];
      const facts = { ...contact, endedAt, isKnown: customerId !== null, draw: sendingLot(ctx, sending.surveyId, id), timezone: zoneOf(timezone) };
      return [decisionRow(ctx, sending, { interactionId: id, period: null, customerId, segment: contact.segment }, decideSending(standsFor(sending.plan), facts, ctx.now()))];
    }),
  );
  if (rows.length > 0) await insertRows(tx, surveyDecision, rows);
}

/** A decision as its row; a survey that is closed asks nobody. */
export function decisionRow(ctx: Ctx, sending: SurveySending, about: Pick<DecisionRow, 'interactionId' | 'period' | 'customerId' | 'segment'>, decision: SendingDecision): DecisionRow {
  const isStopped = sending.isClosed && decision.state === 'waiting';
  const because = isStopped ? { code: 'survey_closed' as const, reason: 'the survey was closed' } : decision.state === 'not_sent' ? { code: decision.code, reason: decision.reason } : { code: null, reason: null };
  return {
    orgId: ctx.orgId,
    id: newId(ctx.now()),
    surveyId: sending.surveyId,
    version: sending.version,
    ruleKey: decision.rule?.key ?? null,
    ruleName: decision.rule?.name ?? null,
    ...about,
    state: because.code === null ? 'waiting' : 'not_sent',
    ...because,
    decidedAt: ctx.now(),
    dueAt: decision.state === 'waiting' && !isStopped ? decision.dueAt : null,
    linkId: null, mailId: null, invitedAt: null, answeredAt: null, remindAt: null, reminderMailId: null, reminderCode: null, reminderReason: null,
  };
}

/** A rule names reasons as they were when it was written; each stands for whatever it was merged into since. */
export async function readStandIns(tx: OrgTx, ctx: Ctx, plans: readonly SendingPlan[]): Promise<(plan: SendingPlan) => SendingPlan> {
  const named = plans.flatMap((plan) => plan.rules.flatMap((rule) => rule.driverIds));
  const rows = named.length === 0 ? [] : await tx.select({ id: contactDriver.id, standsForId: contactDriver.standsForId }).from(contactDriver).where(and(eq(contactDriver.orgId, ctx.orgId), inList(contactDriver.id, named)));
  const standIn = new Map(rows.map((row) => [row.id, row.standsForId]));
  return (plan) => ({ ...plan, rules: plan.rules.map((rule) => ({ ...rule, driverIds: rule.driverIds.map((id) => standIn.get(id) ?? id) })) });
}

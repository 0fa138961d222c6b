import { batchesOf } from '@kept/core/listen/batches-of.ts';
import { inOrg } from '@kept/db/scope.ts';
import { refreshStatistics } from '../listen/refresh-statistics.ts';
import { type NewCustomer, receiveCustomers } from '../listen/receive-customers.ts';
import { type NewInteraction, receiveInteractions } from '../listen/receive-interactions.ts';
import { type NewFeedback, prepareFeedback, saveFeedback } from '../listen/save-feedback.ts';
import { instantBefore } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';
import type { DemoCustomer, DemoFeedback, DemoInteraction } from './demo-world.ts';

const feedbackBatch = 500;
const contactBatch = 1500;

/** Takes in a year of customers, contacts and feedback, each dated when it happened; agents' reports are not among it. The truth about problems stays outside. */
export async function layYear(stage: DemoStage, tell: (share: number) => void): Promise<void> {
  const { world } = stage;
  const early = stage.asKept('demo', instantBefore(world.today, 361));
  await receiveCustomers(early, world.customers.map(customerOf));
  await refreshStatistics(early, 1);
  let done = 0;
  for (const batch of batchesOf(world.interactions, contactBatch)) {
    await receiveInteractions(stage.asKept('demo', Date.parse(batch[0]?.startedAt ?? '')), batch.map(interactionOf));
    await refreshStatistics(early, done === 0 ? 1 : 2);
    done += batch.length;
    tell(0.75 * (done / world.interactions.length));
  }
  const said = world.feedback.filter((item) => item.kind !== 'friction');
  for (const batch of batchesOf(said, feedbackBatch)) {
    const ctx = stage.asKept('demo', Date.parse(batch[0]?.occurredAt ?? ''));
    await inOrg(ctx.db, ctx.orgId, (tx) => saveFeedback(tx, ctx, batch.map((item) => prepareFeedback(feedbackOf(item)))));
  }
  await refreshStatistics(early, 1);
  tell(1);
}

function customerOf(one: DemoCustomer): NewCustomer {
  const { mailConsent: _, churnedOn, ...rest } = one;
  return { ...rest, ...(churnedOn === null ? {} : { churnedOn }) };
}

function interactionOf(one: DemoInteraction): NewInteraction {
  return {
    externalId: one.externalId,
    customerExternalId: one.customerExternalId,
    conversation: one.conversationExternalId,
    channel: one.channel,
    driver: one.driver,
    journeyStage: one.stage,
    startedAt: one.startedAt,
    endedAt: one.endedAt,
    firstResponseSeconds: one.firstResponseSeconds,
    resolvedFirstContact: one.resolvedFirstContact,
    supervisorNeeded: one.supervisorNeeded,
    handOffs: one.transfers.map(({ kind, from, to, at, contextTravelled, storyRepeated }) => ({ kind, from, to, at, contextTravelled, storyRepeated })),
    ...(one.agentExternalId === null ? {} : { agentRef: one.agentExternalId }),
    ...(one.team === null ? {} : { team: one.team }),
    ...(one.unresolvedCause === null ? {} : { unresolvedCause: one.unresolvedCause }),
    ...(one.containedByBot === null ? {} : { containedByBot: one.containedByBot }),
    ...(one.callback === null ? {} : { callbackDueAt: one.callback.dueAt }),
    ...(one.callback?.keptAt ? { callbackKeptAt: one.callback.keptAt } : {}),
    ...(one.sentiment === null ? {} : { sentimentStart: one.sentiment.start, sentimentEnd: one.sentiment.end }),
  };
}

function feedbackOf(item: DemoFeedback): NewFeedback {
  const at = new Date(item.occurredAt);
  const { metric, score, scaleMin, scaleMax } = item;
  return {
    source: item.source,
    externalId: item.externalId,
    kind: item.kind,
    channel: item.channel,
    text: item.text,
    language: 'en',
    occurredAt: at,
    receivedAt: at,
    ...(item.customerExternalId === null ? {} : { customer: { externalId: item.customerExternalId } }),
    ...(item.interactionExternalId === null ? {} : { interactionExternalId: item.interactionExternalId }),
    ...(metric === null || score === null || scaleMin === null || scaleMax === null ? {} : { score: { metric, value: score, min: scaleMin, max: scaleMax } }),
  };
}

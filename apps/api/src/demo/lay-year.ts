import { batchesOf } from '@kept/core/listen/batches-of.ts';
import { inOrg } from '@kept/db/scope.ts';
import { refreshStatistics } from '../refresh-statistics.ts';
import { type NewCustomer, receiveCustomers } from '../listen/receive-customers.ts';
import { type NewInteraction, receiveInteractions } from '../listen/receive-interactions.ts';
import { type NewFeedback, prepareFeedback, saveFeedback } from '../listen/save-feedback.ts';
import { instantBefore } from './calendar.ts';
import { mariaExternalId } from './customers.ts';
import type { DemoStage } from './demo-stage.ts';
import type { SurveyOf } from './lay-surveys.ts';
import type { DemoCustomer, DemoFeedback, DemoInteraction } from './demo-world.ts';

const feedbackBatch = 1000;
const contactBatch = 1500;

/** Takes in the customers of a year. */
export async function layCustomers(stage: DemoStage): Promise<void> {
  const early = stage.asKept('demo', instantBefore(stage.world.today, 361));
  await receiveCustomers(early, stage.world.customers.map(customerOf));
  await refreshStatistics(early, 'voices', 1);
}

/** Takes in contacts, each dated when it happened. */
export async function layContacts(stage: DemoStage, contacts: readonly DemoInteraction[], tell: (share: number) => void): Promise<void> {
  let done = 0;
  for (const batch of batchesOf(contacts, contactBatch)) {
    const ctx = stage.asKept('demo', Date.parse(batch[0]?.startedAt ?? ''));
    await receiveInteractions(ctx, batch.map((one) => interactionOf(one, isBooked(one, stage.world.today))));
    if (done === 0) await refreshStatistics(ctx, 'voices', 1);
    done += batch.length;
    tell(done / contacts.length);
  }
}

/** Takes in what customers said, each thing dated when it was said. The truth about problems stays outside. */
export async function layFeedback(stage: DemoStage, items: readonly DemoFeedback[], surveyOf: SurveyOf): Promise<void> {
  for (const [index, batch] of [...batchesOf(items, feedbackBatch)].entries()) {
    const ctx = stage.asKept('demo', Date.parse(batch[0]?.occurredAt ?? ''));
    await inOrg(ctx.db, ctx.orgId, (tx) => saveFeedback(tx, ctx, batch.map((item) => prepareFeedback(ctx, feedbackOf(item, surveyOf)))));
    await refreshStatistics(ctx, 'voices', index + 1);
  }
}

function customerOf(one: DemoCustomer): NewCustomer {
  const { mailConsent: _, churnedOn, email, ...rest } = one;
  const signedUp = one.externalId === mariaExternalId ? { consents: [{ topic: 'digest' as const, granted: true, saidAt: `${one.joinedOn}T12:00:00Z` }] } : {};
  return { ...rest, ...(email === null ? {} : { email, ...signedUp }), ...(churnedOn === null ? {} : { churnedOn }) };
}

const newToolDays = 60;

/** The new tool for chat and WhatsApp does not ask agents why a customer writes: every other of its contacts comes without a driver. */
function isBooked(one: DemoInteraction, today: string): boolean {
  const isNew = (one.channel === 'chat' || one.channel === 'whatsapp') && Date.parse(one.startedAt) >= instantBefore(today, newToolDays);
  return !isNew || Number(one.externalId.slice(2)) % 2 !== 0;
}

function interactionOf(one: DemoInteraction, booked: boolean): NewInteraction {
  return {
    externalId: one.externalId,
    customerExternalId: one.customerExternalId,
    conversation: one.conversationExternalId,
    channel: one.channel,
    ...(booked ? { driver: one.driver } : {}),
    journeyStage: one.stage,
    startedAt: one.startedAt,
    endedAt: one.endedAt,
    firstResponseSeconds: one.firstResponseSeconds,
    resolvedFirstContact: one.resolvedFirstContact,
    supervisorNeeded: one.supervisorNeeded,
    handOffs: one.transfers.map(({ kind, from, to, at, contextTravelled, storyRepeated }) => ({ kind, from, to, at, contextTravelled, storyRepeated })),
    ...(one.transcript === undefined ? {} : { transcript: one.transcript }),
    ...(one.agentExternalId === null ? {} : { agentRef: one.agentExternalId }),
    ...(one.team === null ? {} : { team: one.team }),
    ...(one.unresolvedCause === null ? {} : { unresolvedCause: one.unresolvedCause }),
    ...(one.containedByBot === null ? {} : { containedByBot: one.containedByBot }),
    ...(one.callback === null ? {} : { callbackDueAt: one.callback.dueAt }),
    ...(one.callback?.keptAt ? { callbackKeptAt: one.callback.keptAt } : {}),
    ...(one.sentiment === null ? {} : { sentimentStart: one.sentiment.start, sentimentEnd: one.sentiment.end }),
  };
}

function feedbackOf(item: DemoFeedback, surveyOf: SurveyOf): NewFeedback {
  const at = new Date(item.occurredAt);
  const { metric, score, scaleMin, scaleMax } = item;
  const asked = item.kind === 'survey' && metric !== null ? surveyOf.get(metric) : undefined;
  return {
    source: item.source,
    externalId: item.externalId,
    kind: item.kind,
    channel: item.channel,
    text: item.text,
    language: 'en',
    occurredAt: at,
    receivedAt: at,
    ...(asked === undefined ? {} : { surveyId: asked.id }),
    ...(item.customerExternalId === null ? {} : { customer: { externalId: item.customerExternalId } }),
    ...(item.interactionExternalId === null ? {} : { interactionExternalId: item.interactionExternalId }),
    ...(metric === null || score === null || scaleMin === null || scaleMax === null ? {} : { score: { metric, value: score, min: scaleMin, max: scaleMax } }),
  };
}

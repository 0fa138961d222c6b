import { type CallBackState, callBackState, callBackStates } from '@kept/core/listen/call-back-state.ts';
import { contactChannels, journeyStages, origins, transferKinds } from '@kept/core/vocabulary.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { handOff, interaction } from '@kept/db/schema/listen/customers.ts';
import { transcriptTurn } from '@kept/db/schema/listen/transcripts.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, count, desc, eq, inArray, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { contactSurvey, readContactSurveys } from './read-contact-surveys.ts';

const shownHandOff = z.object({
  kind: z.enum(transferKinds),
  from: z.string(),
  to: z.string(),
  contextTravelled: z.boolean().nullable().describe('Null where nobody knows'),
  storyRepeated: z.boolean().nullable(),
  at: z.iso.datetime(),
});

export const contactRow = z.object({
  id: z.uuid(),
  externalId: z.string(),
  conversation: z.string().nullable(),
  channel: z.enum(contactChannels),
  agentRef: z.string().nullable(),
  team: z.string().nullable(),
  driver: z.string().nullable(),
  driverId: z.uuid().nullable(),
  origin: z.enum(origins).nullable().describe('Where upstream the reason was traced to'),
  journeyStage: z.enum(journeyStages).nullable(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  firstResponseSeconds: z.number().int().nullable(),
  resolvedFirstContact: z.boolean().nullable(),
  unresolvedCause: z.string().nullable(),
  supervisorNeeded: z.boolean().nullable(),
  containedByBot: z.boolean().nullable(),
  callBack: z.object({ dueAt: z.iso.datetime().nullable(), keptAt: z.iso.datetime().nullable(), state: z.enum(callBackStates) }).nullable(),
  handOffs: z.array(shownHandOff),
  turns: z.number().int().describe('How many turns of a transcript are kept'),
  surveys: z.array(contactSurvey).describe('What each survey decided about it; empty where none asks by itself'),
});
export type ContactRow = z.infer<typeof contactRow>;

/** Contacts with their hand-offs, the latest first; each with the driver that counts: one that was merged goes by the name of what it became. */
export async function listContacts(tx: OrgTx, ctx: Ctx, filter: SQL | undefined, most: number): Promise<ContactRow[]> {
  const counted = alias(contactDriver, 'counted');
  const rows = await tx
    .select({ contact: interaction, driver: counted.name, driverId: counted.id, origin: counted.origin, stage: counted.journeyStage })
    .from(interaction)
    .leftJoin(contactDriver, and(eq(contactDriver.orgId, interaction.orgId), eq(contactDriver.id, interaction.driverId)))
    .leftJoin(counted, and(eq(counted.orgId, contactDriver.orgId), eq(counted.id, contactDriver.standsForId)))
    .where(and(eq(interaction.orgId, ctx.orgId), filter))
    .orderBy(desc(interaction.startedAt), desc(interaction.id))
    .limit(most);
  const ids = rows.map((row) => row.contact.id);
  const handOffs = await readHandOffs(tx, ctx, ids);
  const turns = await countTurns(tx, ctx, ids);
  const surveys = await readContactSurveys(tx, ctx, ids);
  return rows.map(({ contact, driver, driverId, origin, stage }) => ({
    id: contact.id,
    externalId: contact.externalId,
    conversation: contact.conversation,
    channel: contact.channel,
    agentRef: contact.agentRef,
    team: contact.team,
    driver,
    driverId,
    origin,
    journeyStage: contact.journeyStage ?? stage,
    startedAt: contact.startedAt.toISOString(),
    endedAt: contact.endedAt?.toISOString() ?? null,
    firstResponseSeconds: contact.firstResponseSeconds,
    resolvedFirstContact: contact.resolvedFirstContact,
    unresolvedCause: contact.unresolvedCause,
    supervisorNeeded: contact.supervisorNeeded,
    containedByBot: contact.containedByBot,
    callBack: shownCallBack(contact, ctx.now()),
    handOffs: handOffs.get(contact.id) ?? [],
    turns: turns.get(contact.id) ?? 0,
    surveys: surveys.get(contact.id) ?? [],
  }));
}

function shownCallBack({ callbackDueAt, callbackKeptAt }: typeof interaction.$inferSelect, now: Date): { dueAt: string | null; keptAt: string | null; state: CallBackState } | null {
  const state = callBackState(callbackDueAt, callbackKeptAt, now);
  return state === null ? null : { dueAt: callbackDueAt?.toISOString() ?? null, keptAt: callbackKeptAt?.toISOString() ?? null, state };
}

async function readHandOffs(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, z.infer<typeof shownHandOff>[]>> {
  const found = new Map<string, z.infer<typeof shownHandOff>[]>();
  if (ids.length === 0) return found;
  const rows = await tx.select().from(handOff).where(and(eq(handOff.orgId, ctx.orgId), inArray(handOff.interactionId, [...ids]))).orderBy(asc(handOff.at), asc(handOff.id));
  for (const { interactionId, kind, fromWhere, toWhere, contextTravelled, storyRepeated, at } of rows) {
    found.set(interactionId, [...(found.get(interactionId) ?? []), { kind, from: fromWhere, to: toWhere, contextTravelled, storyRepeated, at: at.toISOString() }]);
  }
  return found;
}

async function countTurns(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: transcriptTurn.interactionId, turns: count() })
    .from(transcriptTurn)
    .where(and(eq(transcriptTurn.orgId, ctx.orgId), inArray(transcriptTurn.interactionId, [...ids])))
    .groupBy(transcriptTurn.interactionId);
  return new Map(rows.map(({ id, turns }) => [id, turns]));
}

import { instantSchema } from '@kept/core/calendar.ts';
import { batchesOf } from '@kept/core/listen/batches-of.ts';
import { cleanText } from '@kept/core/listen/clean-text.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { contactChannels, journeyStages, transferKinds } from '@kept/core/vocabulary.ts';
import { newId } from '@kept/db/new-id.ts';
import { handOff, interaction } from '@kept/db/schema/listen/customers.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { findForgottenContacts } from '../forget/find-forgotten-contacts.ts';
import { decideContacts } from './decide-contacts.ts';
import { addOrChange } from './add-or-change.ts';
import type { GivenRow } from './given-rows.ts';
import { insertRows } from './insert-rows.ts';
import { linkCustomers } from './link-customers.ts';
import { newestOf } from './newest-of.ts';
import { oneOrMany } from './one-or-many.ts';
import { answerOf, type SavedPeople, type UpsertAnswer } from './receive-customers.ts';
import { emailSchema, externalIdSchema, updatedAtSchema } from './receive-feedback.ts';
import { saveDrivers } from './save-drivers.ts';
import { mostTurns, newTurn, saveTranscripts } from './save-transcripts.ts';

const where = z.string().trim().min(1, 'Say from where to where.').max(100, 'Keep it under 100 characters.');
const label = z.string().trim().min(1).max(200, 'Keep it under 200 characters.').optional();
const sentiment = z.number().min(-1, 'Sentiment runs from -1 to 1.').max(1, 'Sentiment runs from -1 to 1.').optional();

export const newInteraction = z
  .object({
    externalId: externalIdSchema,
    customerExternalId: externalIdSchema.optional(),
    customerEmail: emailSchema.optional(),
    conversation: label,
    channel: z.enum(contactChannels, { error: `Choose one of ${contactChannels.join(', ')}.` }),
    agentRef: label,
    team: label,
    driver: label,
    journeyStage: z.enum(journeyStages, { error: `Choose one of ${journeyStages.join(', ')}.` }).optional(),
    startedAt: instantSchema,
    endedAt: instantSchema.optional(),
    firstResponseSeconds: z.number().int().min(0).max(2_000_000_000).optional(),
    resolvedFirstContact: z.boolean().optional(),
    unresolvedCause: label,
    supervisorNeeded: z.boolean().optional(),
    containedByBot: z.boolean().optional(),
    callbackDueAt: instantSchema.optional(),
    callbackKeptAt: instantSchema.optional(),
    sentimentStart: sentiment,
    sentimentEnd: sentiment,
    updatedAt: updatedAtSchema,
    handOffs: z
      .array(z.object({ kind: z.enum(transferKinds, { error: `Choose one of ${transferKinds.join(', ')}.` }), from: where, to: where, contextTravelled: z.boolean().optional(), storyRepeated: z.boolean().optional(), at: instantSchema }))
      .max(50, 'At most 50 hand-offs belong to one interaction.')
      .optional(),
    transcript: z.array(newTurn).max(mostTurns, `At most ${mostTurns.toLocaleString('en-GB')} turns belong to one interaction.`).optional(),
  })
  .refine((one) => one.endedAt === undefined || Date.parse(one.endedAt) >= Date.parse(one.startedAt), { error: 'An interaction cannot end before it starts.', path: ['endedAt'] })
  .refine((one) => one.callbackKeptAt === undefined || Date.parse(one.callbackKeptAt) >= Date.parse(one.startedAt), { error: 'A call-back cannot be made before the contact began.', path: ['callbackKeptAt'] });

export const interactionsInput = oneOrMany(newInteraction, 1000);
export type NewInteraction = z.infer<typeof newInteraction>;

const batchSize = 500;

/** Adds interactions with their hand-offs and transcripts, or brings them up to date by their external id; a list of hand-offs or turns replaces the one before, and what is older than what is stored changes nothing. */
export async function receiveInteractions(ctx: Ctx, interactions: readonly NewInteraction[]): Promise<UpsertAnswer> {
  const items: UpsertAnswer['items'] = [];
  for (const batch of batchesOf(interactions, batchSize)) items.push(...(await inOrg(ctx.db, ctx.orgId, (tx) => saveInteractions(tx, ctx, batch))).items);
  return answerOf(items);
}

/** Saves one batch in the transaction at hand; `importId` says which file brings them. */
export async function saveInteractions(tx: OrgTx, ctx: Ctx, batch: readonly NewInteraction[], importId: string | null = null): Promise<SavedPeople> {
  const forgotten = await findForgottenContacts(tx, ctx, batch);
  const wanted = newestOf(batch.filter((one) => !forgotten.has(one.externalId)));
  const customerOf = await linkCustomers(tx, ctx, [...wanted.values()].map(refOf), importId ?? undefined);
  const driverOf = await saveDrivers(tx, ctx, [...wanted.values()].flatMap((one) => one.driver ?? []));
  const rows = [...wanted.values()].sort((a, b) => (a.externalId < b.externalId ? -1 : 1)).map((one) => ({ ...rowOf(ctx, one, customerOf(refOf(one)) ?? null, driverOf(one.driver)), importId }));
  const saved = await addOrChange(tx, ctx, {
    kind: 'contact',
    table: interaction,
    rows,
    importId,
    fixed: ['importId'],
    // A driver a person here decided on stays, whatever the other system goes on sending.
    held: { columns: ['driverId', 'driverBy'], where: sql`interaction.driver_by = 'person'` },
    alsoSave: async (ids) => {
      const newest = await withoutOlder(tx, ctx, [...wanted.values()]);
      await saveHandOffs(tx, ctx, newest, ids);
      await saveTranscripts(tx, ctx, newest.flatMap(({ externalId, startedAt, transcript }) => (transcript === undefined ? [] : [{ interactionId: ids.get(externalId) ?? '', startedAt: new Date(startedAt), turns: transcript }])));
    },
  });
  await decideContacts(tx, ctx, [...saved.ids.values()]);
  const known = new Set(saved.there);
  const items = batch.map((one) => {
    const existing = known.has(one.externalId) || forgotten.has(one.externalId);
    known.add(one.externalId);
    return { id: saved.ids.get(one.externalId) ?? forgotten.get(one.externalId) ?? null, externalId: one.externalId, existing };
  });
  return { items, changed: saved.changed };
}

/** Those that say nothing older than what is stored by now. */
async function withoutOlder(tx: OrgTx, ctx: Ctx, given: readonly NewInteraction[]): Promise<NewInteraction[]> {
  const ranked = given.flatMap((one) => (one.updatedAt === undefined ? [] : [one.externalId]));
  if (ranked.length === 0) return [...given];
  const rows = await tx.select({ externalId: interaction.externalId, at: interaction.sourceChangedAt }).from(interaction).where(and(eq(interaction.orgId, ctx.orgId), inArray(interaction.externalId, ranked)));
  const storedAt = new Map(rows.map((row) => [row.externalId, row.at?.getTime() ?? 0]));
  return given.filter((one) => one.updatedAt === undefined || Date.parse(one.updatedAt) >= (storedAt.get(one.externalId) ?? 0));
}

async function saveHandOffs(tx: OrgTx, ctx: Ctx, given: readonly NewInteraction[], ids: ReadonlyMap<string, string>): Promise<void> {
  const listed = given.flatMap(({ externalId, handOffs }) => (handOffs === undefined ? [] : [{ interactionId: ids.get(externalId) ?? '', handOffs }]));
  if (listed.length === 0) return;
  await tx.delete(handOff).where(and(eq(handOff.orgId, ctx.orgId), inArray(handOff.interactionId, listed.map((one) => one.interactionId))));
  const rows = listed.flatMap(({ interactionId, handOffs }) =>
    handOffs.map(({ kind, from, to, at, contextTravelled = null, storyRepeated = null }) => ({ orgId: ctx.orgId, id: newId(ctx.now()), interactionId, kind, fromWhere: from, toWhere: to, contextTravelled, storyRepeated, at: new Date(at) })),
  );
  if (rows.length > 0) await insertRows(tx, handOff, rows);
}

function refOf(one: NewInteraction) {
  return { externalId: one.customerExternalId, email: one.customerEmail };
}

function rowOf(ctx: Ctx, one: NewInteraction, customerId: string | null, driverId: string | null): GivenRow<typeof interaction> {
  const moment = (text: string | undefined) => (text === undefined ? null : new Date(text));
  return {
    orgId: ctx.orgId,
    id: newId(ctx.now()),
    externalId: one.externalId,
    customerId,
    conversation: one.conversation ?? null,
    channel: one.channel,
    agentRef: one.agentRef ?? null,
    team: one.team ?? null,
    driverId,
    driverBy: driverId === null ? null : ('source' as const),
    journeyStage: one.journeyStage ?? null,
    startedAt: new Date(one.startedAt),
    endedAt: moment(one.endedAt),
    firstResponseSeconds: one.firstResponseSeconds ?? null,
    resolvedFirstContact: one.resolvedFirstContact ?? null,
    unresolvedCause: one.unresolvedCause === undefined ? null : redactText(cleanText(one.unresolvedCause)).text,
    supervisorNeeded: one.supervisorNeeded ?? null,
    containedByBot: one.containedByBot ?? null,
    callbackDueAt: moment(one.callbackDueAt),
    callbackKeptAt: moment(one.callbackKeptAt),
    sentimentStart: one.sentimentStart ?? null,
    sentimentEnd: one.sentimentEnd ?? null,
    sourceChangedAt: moment(one.updatedAt),
    importId: null,
  };
}

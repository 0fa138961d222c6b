import { thisTransaction } from '@kept/db/columns.ts';
import { AppError, invalidField, notFound } from '@kept/core/errors.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { interaction } from '@kept/db/schema/listen/customers.ts';
import { driverSuggestion } from '@kept/db/schema/understand/drivers.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { startDriverLearningWhenGrown } from './start-driver-learning.ts';

const interactionIds = z.array(z.uuid({ error: 'This is not an id.' })).min(1, 'Choose at least one contact.').max(500, 'Decide on at most 500 contacts at a time.');
export const driverDecision = z.object({ interactionIds, driverId: z.uuid({ error: 'Choose a contact driver.' }).optional().describe('Without one, each contact gets the driver suggested for it') });
export const driverReturn = z.object({ interactionIds });
export const driversDecided = z.object({ decided: z.number().int(), skipped: z.number().int().describe('Contacts that had a driver by then') });
export const driversReturned = z.object({ returned: z.number().int(), skipped: z.number().int().describe('Contacts whose driver nobody decided on here') });

/** A person says why these customers made contact: by confirming what is suggested for each, or by choosing a driver. No machine and no other system changes it afterwards. */
export async function decideDrivers(ctx: Ctx, { interactionIds: given, driverId }: z.infer<typeof driverDecision>): Promise<z.infer<typeof driversDecided>> {
  const ids = [...new Set(given)];
  const answer = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const contacts = await lockContacts(tx, ctx, ids);
    const open = contacts.filter((each) => each.driverId === null);
    if (open.length === 0) throw new AppError('conflict', ids.length === 1 ? 'This contact has a driver by now.' : 'These contacts all have a driver by now.');
    const standsFor = await readStanding(tx, ctx);
    const chosen = driverId === undefined ? undefined : standsFor.get(driverId);
    if (driverId !== undefined && chosen === undefined) throw invalidField('driverId', 'There is no such contact driver.');
    const missing = open.filter((each) => chosen === undefined && each.suggestedId === null).length;
    if (missing > 0) throw invalidField('driverId', missing === 1 ? 'No driver is suggested for one of these contacts. Choose one.' : `No driver is suggested for ${missing} of these contacts. Choose one.`);
    const decided = open.map(({ id, suggestedId }) => {
      const suggested = suggestedId === null ? undefined : standsFor.get(suggestedId);
      const driver = chosen ?? suggested ?? '';
      return { id, driver, decision: driver === suggested ? 'confirmed' : 'corrected' };
    });
    await saveDecisions(tx, ctx, decided);
    await recordAudit(tx, ctx, 'decide-drivers', `driver:${chosen ?? 'suggested'}`, { contacts: decided.length, first: decided[0]?.id ?? '' });
    return { decided: decided.length, skipped: ids.length - decided.length };
  });
  await startDriverLearningWhenGrown(ctx);
  return answer;
}

/** Takes back what people decided here: the contacts wait with their suggestions again. */
export async function returnDrivers(ctx: Ctx, { interactionIds: given }: z.infer<typeof driverReturn>): Promise<z.infer<typeof driversReturned>> {
  const ids = [...new Set(given)];
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const contacts = await lockContacts(tx, ctx, ids);
    const own = contacts.filter((each) => each.driverBy === 'person').map((each) => each.id);
    if (own.length === 0) throw new AppError('conflict', 'Nobody here decided on the driver of this contact, so there is nothing to take back.');
    await tx.update(interaction).set({ driverId: null, driverBy: null }).where(and(eq(interaction.orgId, ctx.orgId), inArray(interaction.id, own)));
    await tx.update(driverSuggestion).set({ decision: null, decidedBy: null, decidedAt: null }).where(and(eq(driverSuggestion.orgId, ctx.orgId), inArray(driverSuggestion.interactionId, own), isNotNull(driverSuggestion.decision)));
    await recordAudit(tx, ctx, 'return-drivers', 'driver:suggested', { contacts: own.length, first: own[0] ?? '' });
    return { returned: own.length, skipped: ids.length - own.length };
  });
}

/** Holds the contacts against a second decision; one that is not this organisation's is not found. */
async function lockContacts(tx: OrgTx, ctx: Ctx, ids: readonly string[]) {
  const contacts = await tx
    .select({ id: interaction.id, driverId: interaction.driverId, driverBy: interaction.driverBy })
    .from(interaction)
    .where(and(eq(interaction.orgId, ctx.orgId), inArray(interaction.id, [...ids])))
    .orderBy(asc(interaction.externalId))
    .for('update');
  if (contacts.length < ids.length) throw notFound('contact');
  const rows = await tx
    .select({ id: driverSuggestion.interactionId, driverId: driverSuggestion.driverId })
    .from(driverSuggestion)
    .where(and(eq(driverSuggestion.orgId, ctx.orgId), inArray(driverSuggestion.interactionId, [...ids])));
  const suggested = new Map(rows.map((row) => [row.id, row.driverId]));
  return contacts.map((each) => ({ ...each, suggestedId: suggested.get(each.id) ?? null }));
}

async function readStanding(tx: OrgTx, ctx: Ctx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.select({ id: contactDriver.id, standsForId: contactDriver.standsForId }).from(contactDriver).where(eq(contactDriver.orgId, ctx.orgId));
  return new Map(rows.map((row) => [row.id, row.standsForId]));
}

async function saveDecisions(tx: OrgTx, ctx: Ctx, decided: readonly { id: string; driver: string; decision: string }[]): Promise<void> {
  const list = JSON.stringify(decided);
  const by = ctx.actor.kind === 'member' ? ctx.actor.memberId : null;
  const given = sql`jsonb_to_recordset(${list}::text::jsonb) as given(id uuid, driver uuid, decision text)`;
  await tx.execute(sql`update interaction set driver_id = given.driver, driver_by = 'person', changed_in = ${thisTransaction} from ${given} where interaction.org_id = ${ctx.orgId} and interaction.id = given.id and interaction.driver_id is null`);
  await tx.execute(sql`
    insert into driver_suggestion (org_id, interaction_id, candidates, head_version, decision, decided_by, decided_at)
    select ${ctx.orgId}::uuid, given.id, '[]'::jsonb, 0, given.decision, ${by}::uuid, ${ctx.now().toISOString()}::timestamptz from ${given}
    on conflict (org_id, interaction_id) do update set decision = excluded.decision, decided_by = excluded.decided_by, decided_at = excluded.decided_at`);
}

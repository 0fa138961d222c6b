import { rowsOf } from '@kept/db/rows-of.ts';
import { driverHead, driverSuggestion } from '@kept/db/schema/understand/drivers.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, count, eq, isNull, notExists, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { type DriverReader, openDriverReader } from './open-driver-reader.ts';
import { readContactWords } from './read-contact-words.ts';
import { isUnread } from './start-driver-learning.ts';

const contactsPerBatch = 200;

/** Reads every contact that has words and no driver, a batch a transaction, and says how far it is; what a person decided meanwhile stays. */
export async function suggestDrivers(ctx: Ctx): Promise<void> {
  const reader = await openDriverReader(ctx);
  if (reader !== undefined) {
    await inOrg(ctx.db, ctx.orgId, (tx) => tellTotal(tx, ctx, reader.version));
    while ((await inOrg(ctx.db, ctx.orgId, (tx) => readBatch(tx, ctx, reader))) > 0);
  }
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const unread = tx.select({ id: driverSuggestion.interactionId }).from(driverSuggestion).where(and(eq(driverSuggestion.orgId, ctx.orgId), isUnread(reader?.version ?? 0)));
    await tx.update(driverHead).set({ dueAt: null }).where(and(eq(driverHead.orgId, ctx.orgId), isNull(driverHead.learnWantedAt), notExists(unread)));
  });
}

async function tellTotal(tx: OrgTx, ctx: Ctx, version: number): Promise<void> {
  const [waiting] = await tx.select({ contacts: count() }).from(driverSuggestion).where(and(eq(driverSuggestion.orgId, ctx.orgId), isUnread(version)));
  await tx.update(driverHead).set({ readTotal: waiting?.contacts ?? 0, readDone: 0 }).where(eq(driverHead.orgId, ctx.orgId));
}

const saved = z.object({ id: z.string() });

/** Says how many it read. A contact whose words are gone has no suggestion any more; one whose words wait for their vector is read by what is there. */
async function readBatch(tx: OrgTx, ctx: Ctx, reader: DriverReader): Promise<number> {
  const waiting = await tx
    .select({ id: driverSuggestion.interactionId })
    .from(driverSuggestion)
    .where(and(eq(driverSuggestion.orgId, ctx.orgId), isUnread(reader.version)))
    .orderBy(asc(driverSuggestion.headVersion), asc(driverSuggestion.interactionId))
    .limit(contactsPerBatch)
    .for('update');
  if (waiting.length === 0) return 0;
  const said = await readContactWords(tx, ctx, waiting.map(({ id }) => id));
  const read = JSON.stringify(waiting.map(({ id }) => ({ id, ...(said.has(id) ? reader.read(said.get(id) ?? []) : { candidates: [] }) })));
  const rows = rowsOf(
    await tx.execute(sql`
      update driver_suggestion set driver_id = given."driverId", confidence = given.confidence, candidates = given.candidates, head_version = ${reader.version}::int, read_at = ${ctx.now().toISOString()}::timestamptz
      from jsonb_to_recordset(${read}::text::jsonb) as given(id uuid, "driverId" uuid, confidence double precision, candidates jsonb)
      where driver_suggestion.org_id = ${ctx.orgId} and driver_suggestion.interaction_id = given.id and driver_suggestion.decision is null
      returning driver_suggestion.interaction_id as id`),
    saved,
  );
  await tx.update(driverHead).set({ readDone: sql`${driverHead.readDone} + ${rows.length}::int` }).where(eq(driverHead.orgId, ctx.orgId));
  return waiting.length;
}

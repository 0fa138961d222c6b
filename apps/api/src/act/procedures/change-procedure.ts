import { invalidField, notFound } from '@kept/core/errors.ts';
import { procedure, procedureDriver, procedureVersion } from '@kept/db/schema/act/procedures.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { checkStanding, requireVersion } from './check-standing.ts';
import type { ProcedureChange, procedureSaved } from './procedure-input.ts';
import { writerOf } from './writer-of.ts';

type Row = typeof procedure.$inferSelect;
type Words = Pick<typeof procedureVersion.$inferSelect, 'title' | 'body' | 'grants'>;

/** Changes a procedure: other words become its next version and the one before stays; who answers for it, its review and its drivers change in place. */
export async function changeProcedure(ctx: Ctx, id: string, change: ProcedureChange): Promise<z.infer<typeof procedureSaved>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select().from(procedure).where(and(eq(procedure.orgId, ctx.orgId), eq(procedure.id, id))).for('update');
    if (found === undefined) throw notFound('procedure');
    requireVersion(found, change.version);
    const drivers = await checkStanding(tx, ctx, change);
    const { ownerId = found.ownerId, deputyId = found.deputyId, reviewOn = found.reviewOn } = change;
    if (deputyId === ownerId) throw invalidField('deputyId', 'The deputy is somebody other than the owner.');
    const number = await writeVersion(tx, ctx, found, change);
    const isRetired = change.isRetired ?? found.retiredAt !== null;
    const retired = isRetired ? { ownerActive: null, retiredAt: found.retiredAt ?? ctx.now() } : { ownerActive: true, retiredAt: null };
    // Coming back into use needs somebody who is still here.
    if (!isRetired && found.retiredAt !== null) await checkStanding(tx, ctx, { ownerId });
    await tx.update(procedure).set({ number, ownerId, deputyId, reviewOn, ...retired, updatedAt: ctx.now(), version: found.version + 1 }).where(and(eq(procedure.orgId, ctx.orgId), eq(procedure.id, id)));
    if (change.driverIds !== undefined) await replaceDrivers(tx, ctx, id, drivers);
    await recordAudit(tx, ctx, 'change-procedure', `procedure:${id}`, { number, retired: isRetired });
    return { id, number, version: found.version + 1 };
  });
}

/** The number of the words that stand from now on; the same as before where no word changed. */
async function writeVersion(tx: OrgTx, ctx: Ctx, found: Row, { title, body, grants, note }: ProcedureChange): Promise<number> {
  const [before] = await tx
    .select({ title: procedureVersion.title, body: procedureVersion.body, grants: procedureVersion.grants })
    .from(procedureVersion)
    .where(and(eq(procedureVersion.orgId, ctx.orgId), eq(procedureVersion.procedureId, found.id), eq(procedureVersion.number, found.number)));
  if (before === undefined) throw new Error('A procedure has no words.');
  const next: Words = { title: title ?? before.title, body: body ?? before.body, grants: grants ?? before.grants };
  if (next.title === before.title && next.body === before.body && sameGrants(next.grants, before.grants)) return found.number;
  await tx.insert(procedureVersion).values({ orgId: ctx.orgId, procedureId: found.id, number: found.number + 1, ...next, note, writtenBy: writerOf(ctx), writtenAt: ctx.now() });
  return found.number + 1;
}

function sameGrants(one: Words['grants'], other: Words['grants']): boolean {
  return one.length === other.length && one.every(({ channel, text }, at) => other[at]?.channel === channel && other[at].text === text);
}

async function replaceDrivers(tx: OrgTx, ctx: Ctx, procedureId: string, driverIds: readonly string[]): Promise<void> {
  await tx.delete(procedureDriver).where(and(eq(procedureDriver.orgId, ctx.orgId), eq(procedureDriver.procedureId, procedureId)));
  if (driverIds.length > 0) await tx.insert(procedureDriver).values(driverIds.map((driverId) => ({ orgId: ctx.orgId, procedureId, driverId })));
}

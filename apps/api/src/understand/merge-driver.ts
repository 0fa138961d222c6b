import { AppError, invalidField, notFound } from '@kept/core/errors.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { interaction } from '@kept/db/schema/listen/customers.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, count, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { driverAnswer } from './driver-input.ts';
import { type Driver, lockDrivers, requireDriverVersion, standingDriver } from './lock-driver.ts';
import { wantDriverLearning } from './start-driver-learning.ts';

export const driverMerge = z.object({ intoId: z.uuid({ error: 'Choose the contact driver it belongs to.' }), version: z.number().int().optional() });
export const driverMerged = z.object({ driver: driverAnswer, contacts: z.number().int().describe('Contacts that count for the driver from now on') });

/**
 * Makes one driver stand for another: all its contacts count as the other's, now and when more arrive under its name. The contacts
 * keep what they were booked as, so separating the two gives each its own back.
 */
export async function mergeDriver(ctx: Ctx, driverId: string, { intoId, version }: z.infer<typeof driverMerge>): Promise<z.infer<typeof driverMerged>> {
  if (driverId === intoId) throw invalidField('intoId', 'A contact driver cannot be merged with itself.');
  const merged = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const drivers = await lockDrivers(tx, ctx);
    const gone = standingDriver(drivers, driverId, (name, into) => `“${name}” was merged into “${into}” before.`);
    if (!drivers.has(intoId)) throw invalidField('intoId', 'There is no such contact driver to merge it into.');
    const kept = standingDriver(drivers, intoId, (name, into) => `“${name}” was merged into “${into}” itself. Choose “${into}”.`);
    requireDriverVersion(gone, version);
    const contacts = await countContacts(tx, ctx, drivers, gone.id);
    const mergedBy = ctx.actor.kind === 'member' ? ctx.actor.memberId : null;
    await tx.update(contactDriver).set({ mergedIntoId: kept.id, mergedAt: ctx.now(), mergedBy, standsForId: kept.id, ...stamp(ctx) }).where(ownDriver(ctx, gone.id));
    await tx.update(contactDriver).set({ standsForId: kept.id }).where(and(eq(contactDriver.orgId, ctx.orgId), eq(contactDriver.standsForId, gone.id)));
    return { driver: await touch(tx, ctx, kept.id, 'merge-driver', { from: gone.id, contacts }), contacts };
  });
  await ctx.wake('learn-drivers', ctx.orgId);
  return merged;
}

/** Takes a merge back, however long ago: the driver stands for itself again, with all contacts booked under it and under what was merged into it before. */
export async function separateDriver(ctx: Ctx, driverId: string): Promise<z.infer<typeof driverMerged>> {
  const separated = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const drivers = await lockDrivers(tx, ctx);
    const found = drivers.get(driverId);
    if (found === undefined) throw notFound('contact driver');
    if (found.mergedIntoId === null) throw new AppError('conflict', `“${found.name}” is not merged into another contact driver.`);
    const followers = followersOf(drivers, driverId);
    await tx.update(contactDriver).set({ mergedIntoId: null, mergedAt: null, mergedBy: null, standsForId: driverId, ...stamp(ctx) }).where(ownDriver(ctx, driverId));
    if (followers.length > 0) await tx.update(contactDriver).set({ standsForId: driverId }).where(and(eq(contactDriver.orgId, ctx.orgId), inArray(contactDriver.id, followers)));
    const contacts = await countContacts(tx, ctx, await lockDrivers(tx, ctx), driverId);
    return { driver: await touch(tx, ctx, driverId, 'separate-driver', { from: found.standsForId, contacts }), contacts };
  });
  await ctx.wake('learn-drivers', ctx.orgId);
  return separated;
}

const ownDriver = (ctx: Ctx, id: string) => and(eq(contactDriver.orgId, ctx.orgId), eq(contactDriver.id, id));
const stamp = (ctx: Ctx) => ({ updatedAt: ctx.now(), version: sql`${contactDriver.version} + 1` });

/** Everything that was merged into a driver, directly or by way of others. */
function followersOf(drivers: ReadonlyMap<string, Driver>, id: string): string[] {
  return [...drivers.values()].filter((each) => each.mergedIntoId === id).flatMap((each) => [each.id, ...followersOf(drivers, each.id)]);
}

async function countContacts(tx: OrgTx, ctx: Ctx, drivers: ReadonlyMap<string, Driver>, id: string): Promise<number> {
  const own = [...drivers.values()].filter((each) => each.standsForId === id).map((each) => each.id);
  const [row] = await tx.select({ contacts: count() }).from(interaction).where(and(eq(interaction.orgId, ctx.orgId), inArray(interaction.driverId, own)));
  return row?.contacts ?? 0;
}

/** Who asks for the driver next sees that it changed; what was learned about it is learned anew. */
async function touch(tx: OrgTx, ctx: Ctx, id: string, verb: string, detail: { from: string; contacts: number }): Promise<z.infer<typeof driverAnswer>> {
  const [row] = await tx.update(contactDriver).set(stamp(ctx)).where(ownDriver(ctx, id)).returning();
  if (row === undefined) throw notFound('contact driver');
  await recordAudit(tx, ctx, verb, `driver:${id}`, detail);
  await wantDriverLearning(tx, ctx);
  return { id: row.id, name: row.name, origin: row.origin, journeyStage: row.journeyStage, version: row.version };
}

import { driverKey, driverName } from '@kept/core/listen/driver-words.ts';
import { newId } from '@kept/db/new-id.ts';
import { contactDriver, contactDriverName } from '@kept/db/schema/listen/contact-drivers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { inList } from '@kept/db/in-list.ts';

/** Gives the driver each name is of, also by a name it had before; a name nobody knows becomes a driver. Capitals and spaces make no difference. */
export async function saveDrivers(tx: OrgTx, ctx: Ctx, names: readonly string[]): Promise<(name: string | undefined) => string | null> {
  const wanted = new Map(names.flatMap((name) => (driverName(name) === undefined ? [] : [[driverKey(name), driverName(name) ?? '']])));
  const found = await findDrivers(tx, ctx, [...wanted.keys()]);
  const missing = [...wanted].filter(([key]) => !found.has(key)).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, id] of await addDrivers(tx, ctx, missing)) found.set(key, id);
  return (name) => (name === undefined ? null : (found.get(driverKey(name)) ?? null));
}

/** The drivers of names, as they are compared. */
export async function findDrivers(tx: OrgTx, ctx: Ctx, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await tx
    .select({ key: contactDriverName.key, driverId: contactDriverName.driverId })
    .from(contactDriverName)
    .where(and(eq(contactDriverName.orgId, ctx.orgId), inList(contactDriverName.key, keys)));
  return new Map(rows.map((row) => [row.key, row.driverId]));
}

/** Two who send the same new name at once get the same driver: names are claimed in one order, and who comes second takes the first one's. */
async function addDrivers(tx: OrgTx, ctx: Ctx, missing: readonly (readonly [key: string, name: string])[]): Promise<Map<string, string>> {
  if (missing.length === 0) return new Map();
  const now = ctx.now();
  const made = missing.map(([key, name]) => ({ key, row: newDriver(ctx, newId(now), name) }));
  await tx.insert(contactDriver).values(made.map(({ row }) => row));
  const claimed = await tx
    .insert(contactDriverName)
    .values(made.map(({ key, row }) => ({ orgId: ctx.orgId, key, driverId: row.id })))
    .onConflictDoNothing()
    .returning({ driverId: contactDriverName.driverId });
  const own = new Set(claimed.map((row) => row.driverId));
  const late = made.filter(({ row }) => !own.has(row.id));
  if (late.length > 0) await tx.delete(contactDriver).where(and(eq(contactDriver.orgId, ctx.orgId), inArray(contactDriver.id, late.map(({ row }) => row.id))));
  const others = await findDrivers(tx, ctx, late.map(({ key }) => key));
  return new Map(made.map(({ key, row }) => [key, own.has(row.id) ? row.id : (others.get(key) ?? row.id)]));
}

/** A driver as it begins: it stands for itself and is traced to nothing. */
export function newDriver(ctx: Ctx, id: string, name: string) {
  return { orgId: ctx.orgId, id, name, standsForId: id, createdAt: ctx.now(), updatedAt: ctx.now() };
}

import { AppError, notFound } from '@kept/core/errors.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

export type Driver = typeof contactDriver.$inferSelect;

/** Holds an organisation's drivers against other changes of the taxonomy, and gives them by id. */
export async function lockDrivers(tx: OrgTx, ctx: Ctx): Promise<ReadonlyMap<string, Driver>> {
  const rows = await tx.select().from(contactDriver).where(eq(contactDriver.orgId, ctx.orgId)).orderBy(asc(contactDriver.id)).for('update');
  return new Map(rows.map((row) => [row.id, row]));
}

/** The driver of this id that stands for itself; one that was merged is told where it went. */
export function standingDriver(drivers: ReadonlyMap<string, Driver>, id: string, otherwise: (name: string, into: string) => string): Driver {
  const found = drivers.get(id);
  if (found === undefined) throw notFound('contact driver');
  if (found.mergedIntoId !== null) throw new AppError('conflict', otherwise(found.name, drivers.get(found.standsForId)?.name ?? ''));
  return found;
}

/** Two people editing at once: the second is told what stands now. */
export function requireDriverVersion(driver: Driver, version: number | undefined): void {
  if (version === undefined || version === driver.version) return;
  throw new AppError('conflict', `Somebody changed “${driver.name}” while you were working on it. Look at it again, then decide.`);
}

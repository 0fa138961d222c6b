import { AppError } from '@kept/core/errors.ts';
import { driverKey } from '@kept/core/listen/driver-words.ts';
import { contactDriver, contactDriverName } from '@kept/db/schema/listen/contact-drivers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Ctx } from '../context.ts';

/** Gives a name to a driver, for good: what it was called before goes on leading to it. Refuses a name that leads to another one, and says why. */
export async function claimDriverName(tx: OrgTx, ctx: Ctx, driverId: string, name: string): Promise<void> {
  const key = driverKey(name);
  const [claimed] = await tx.insert(contactDriverName).values({ orgId: ctx.orgId, key, driverId }).onConflictDoNothing().returning({ key: contactDriverName.key });
  if (claimed !== undefined) return;
  const counted = alias(contactDriver, 'counted');
  const [holder] = await tx
    .select({ id: contactDriver.id, name: contactDriver.name, mergedIntoId: contactDriver.mergedIntoId, counted: counted.name })
    .from(contactDriverName)
    .innerJoin(contactDriver, and(eq(contactDriver.orgId, contactDriverName.orgId), eq(contactDriver.id, contactDriverName.driverId)))
    .innerJoin(counted, and(eq(counted.orgId, contactDriver.orgId), eq(counted.id, contactDriver.standsForId)))
    .where(and(eq(contactDriverName.orgId, ctx.orgId), eq(contactDriverName.key, key)));
  if (holder === undefined || holder.id === driverId) return;
  const message = refusal(name, key, holder);
  throw new AppError('conflict', message, [{ pointer: '/name', message }]);
}

function refusal(name: string, key: string, holder: { name: string; mergedIntoId: string | null; counted: string }): string {
  if (holder.mergedIntoId !== null) return `“${name}” was merged into “${holder.counted}”. Separate them to use the name again.`;
  if (driverKey(holder.name) === key) return `There is already a contact driver “${holder.name}”.`;
  return `“${holder.name}” was called “${name}” before, and contacts still arrive under that name. Choose another one.`;
}

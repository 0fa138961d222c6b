import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { claimDriverName } from './claim-driver-name.ts';
import { driverAnswer, driverInput, driverNameInput } from './driver-input.ts';
import { lockDrivers, requireDriverVersion, standingDriver } from './lock-driver.ts';

export const driverChange = z.object({ name: driverNameInput.optional(), ...driverInput, version: z.number().int().optional() });

/** Renames a driver or traces it to where its contacts begin. What arrives under an old name goes on finding it. */
export async function changeDriver(ctx: Ctx, driverId: string, { version, ...change }: z.infer<typeof driverChange>): Promise<z.infer<typeof driverAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = standingDriver(await lockDrivers(tx, ctx), driverId, (name, into) => `“${name}” was merged into “${into}”. Separate them before you change it.`);
    requireDriverVersion(found, version);
    if (change.name !== undefined) await claimDriverName(tx, ctx, driverId, change.name);
    const { name = found.name, origin = found.origin, journeyStage = found.journeyStage } = change;
    const next = { name, origin, journeyStage, version: found.version + 1 };
    await tx.update(contactDriver).set({ ...next, updatedAt: ctx.now() }).where(and(eq(contactDriver.orgId, ctx.orgId), eq(contactDriver.id, driverId)));
    await recordAudit(tx, ctx, 'change-driver', `driver:${driverId}`, { renamed: name !== found.name, origin, journeyStage });
    return { id: driverId, ...next };
  });
}

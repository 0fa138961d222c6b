import { newId } from '@kept/db/new-id.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { newDriver } from '../listen/save-drivers.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { claimDriverName } from './claim-driver-name.ts';
import { driverAnswer, driverInput, driverNameInput } from './driver-input.ts';

export const driverCreation = z.object({ name: driverNameInput, ...driverInput });

/** Adds a contact driver to the taxonomy. */
export async function createDriver(ctx: Ctx, { name, origin = null, journeyStage = null }: z.infer<typeof driverCreation>): Promise<z.infer<typeof driverAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const made = { ...newDriver(ctx, newId(ctx.now()), name), origin, journeyStage, version: 1 };
    await tx.insert(contactDriver).values(made);
    await claimDriverName(tx, ctx, made.id, name);
    await recordAudit(tx, ctx, 'create-driver', `driver:${made.id}`);
    return { id: made.id, name, origin, journeyStage, version: 1 };
  });
}

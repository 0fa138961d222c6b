import { procedureSteps } from '@kept/core/act/procedure-blocks.ts';
import { grantsDiffer, procedureGrant } from '@kept/core/act/procedure-grants.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { procedure, procedureDriver, procedureVersion } from '@kept/db/schema/act/procedures.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const applyingProcedure = z.object({
  id: z.uuid(),
  title: z.string(),
  number: z.int().describe('The version of its words'),
  driverId: z.uuid(),
  driver: z.string().describe('The reason for contact it is for'),
  steps: z.array(z.string()),
  grants: z.array(procedureGrant).describe('What may be granted without asking'),
  grantsDiffer: z.boolean().describe('Whether channels grant different things for it'),
});

/** The procedures in use for some reasons for contact, in the order of the reasons. */
export async function readApplyingProcedures(tx: OrgTx, ctx: Ctx, driverIds: readonly string[]): Promise<z.infer<typeof applyingProcedure>[]> {
  if (driverIds.length === 0) return [];
  const rows = await tx
    .selectDistinct({ id: procedure.id, title: procedureVersion.title, number: procedure.number, body: procedureVersion.body, grants: procedureVersion.grants, driverId: contactDriver.standsForId })
    .from(procedureDriver)
    .innerJoin(contactDriver, and(eq(contactDriver.orgId, procedureDriver.orgId), eq(contactDriver.id, procedureDriver.driverId), inArray(contactDriver.standsForId, [...driverIds])))
    .innerJoin(procedure, and(eq(procedure.orgId, procedureDriver.orgId), eq(procedure.id, procedureDriver.procedureId), isNull(procedure.retiredAt)))
    .innerJoin(procedureVersion, and(eq(procedureVersion.orgId, procedure.orgId), eq(procedureVersion.procedureId, procedure.id), eq(procedureVersion.number, procedure.number)))
    .where(eq(procedureDriver.orgId, ctx.orgId))
    .orderBy(asc(procedureVersion.title));
  const drivers = await tx.select({ id: contactDriver.id, name: contactDriver.name }).from(contactDriver).where(and(eq(contactDriver.orgId, ctx.orgId), inArray(contactDriver.id, [...driverIds])));
  return driverIds.flatMap((driverId) =>
    rows
      .filter((row) => row.driverId === driverId)
      .map(({ id, title, number, body, grants }) => ({ id, title, number, driverId, driver: drivers.find((one) => one.id === driverId)?.name ?? '', steps: procedureSteps(body), grants: [...grants], grantsDiffer: grantsDiffer(grants) })),
  );
}

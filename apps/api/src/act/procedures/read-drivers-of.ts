import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { procedureDriver } from '@kept/db/schema/act/procedures.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Ctx } from '../../context.ts';

export interface AttachedDriver {
  readonly procedureId: string;
  readonly id: string;
  readonly name: string;
}

/** The reasons for contact some procedures are for; one that was merged counts as what it became. */
export async function readDriversOf(tx: OrgTx, ctx: Ctx, procedureIds: readonly string[]): Promise<AttachedDriver[]> {
  if (procedureIds.length === 0) return [];
  const counted = alias(contactDriver, 'counted');
  return tx
    .selectDistinct({ procedureId: procedureDriver.procedureId, id: counted.id, name: counted.name })
    .from(procedureDriver)
    .innerJoin(contactDriver, and(eq(contactDriver.orgId, procedureDriver.orgId), eq(contactDriver.id, procedureDriver.driverId)))
    .innerJoin(counted, and(eq(counted.orgId, contactDriver.orgId), eq(counted.id, contactDriver.standsForId)))
    .where(and(eq(procedureDriver.orgId, ctx.orgId), inArray(procedureDriver.procedureId, [...procedureIds])))
    .orderBy(asc(counted.name));
}

import { leastDriverConfidence } from '@kept/core/understand/score-drivers.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { driverHead } from '@kept/db/schema/understand/drivers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { readDrivers } from '@kept/themes/driver-head.ts';
import type { SaidText } from '@kept/themes/driver-features.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

const mostCandidates = 3;

/** What a head makes of a contact: the likeliest drivers, and the first of them where it is likely enough to be suggested. */
export interface ReadContact {
  readonly driverId: string | null;
  readonly confidence: number;
  readonly candidates: readonly { readonly driverId: string; readonly confidence: number }[];
}

export interface DriverReader {
  readonly version: number;
  readonly read: (said: readonly SaidText[]) => ReadContact;
}

/** Opens what an organisation has taught about its drivers; undefined where it has taught nothing yet. Drivers that were merged since count together. */
export async function openDriverReader(ctx: Ctx): Promise<DriverReader | undefined> {
  const { head, standsFor } = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [row] = await tx
      .select({ version: driverHead.version, weights: driverHead.weights, drivers: driverHead.drivers })
      .from(driverHead)
      .where(and(eq(driverHead.orgId, ctx.orgId), eq(driverHead.encoderVersion, ctx.engine.version)));
    const drivers = await tx.select({ id: contactDriver.id, standsForId: contactDriver.standsForId }).from(contactDriver).where(eq(contactDriver.orgId, ctx.orgId));
    return { head: row, standsFor: new Map(drivers.map((driver) => [driver.id, driver.standsForId])) };
  });
  if (head === undefined || head.weights === null) return undefined;
  const weights = new Float32Array(Uint8Array.from(head.weights).buffer);
  const order = head.drivers.map(({ driverId }) => standsFor.get(driverId) ?? driverId);
  return { version: head.version, read: (said) => likeliest(weights, order, said) };
}

/** The drivers of a head, the likeliest first; `order` names them, and the same name twice adds up. */
export function likeliest(weights: Float32Array, order: readonly string[], said: readonly SaidText[]): ReadContact {
  const shares = new Map<string, number>();
  readDrivers(weights, said).forEach((share, at) => {
    const driverId = order[at];
    if (driverId !== undefined) shares.set(driverId, (shares.get(driverId) ?? 0) + share);
  });
  const candidates = [...shares].sort(([, a], [, b]) => b - a).slice(0, mostCandidates).map(([driverId, confidence]) => ({ driverId, confidence: Math.min(1, confidence) }));
  const [first] = candidates;
  const confidence = first?.confidence ?? 0;
  return { driverId: first !== undefined && confidence >= leastDriverConfidence ? first.driverId : null, confidence, candidates };
}

import { erasure } from '@kept/db/schema/listen/erasures.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { inList } from '@kept/db/in-list.ts';

/** Of these handles of forgottenId, those that stand for something forgotten, each with the id of the row that is left of it. */
export async function findForgotten(tx: OrgTx, ctx: Ctx, macs: readonly string[]): Promise<Map<string, string | null>> {
  if (macs.length === 0) return new Map();
  const rows = await tx.select({ mac: erasure.mac, leftId: erasure.leftId }).from(erasure).where(and(eq(erasure.orgId, ctx.orgId), inList(erasure.mac, [...new Set(macs)])));
  return new Map(rows.map(({ mac, leftId }) => [mac, leftId]));
}

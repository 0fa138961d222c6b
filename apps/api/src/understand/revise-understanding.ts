import { understanding } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * Takes the lock of whoever changes mentions and gives the new revision: two such transactions of one organisation go one
 * after the other, and what another process holds in memory is known to be old. First statement of the transaction.
 */
export async function reviseUnderstanding(tx: OrgTx, ctx: Ctx): Promise<number> {
  const [row] = await tx
    .insert(understanding)
    .values({ orgId: ctx.orgId, revision: 1 })
    .onConflictDoUpdate({ target: understanding.orgId, set: { revision: sql`${understanding.revision} + 1` } })
    .returning({ revision: understanding.revision });
  return row?.revision ?? 0;
}

import { understanding } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/**
 * Takes the lock of whoever changes mentions and gives the new revision: two such transactions of one organisation go one
 * after the other, and what another process holds in memory is known to be old. First statement of the transaction. Whoever only adds
 * mentions, and neither deletes nor moves any, says so: what is held in memory then needs no counting over.
 */
export async function reviseUnderstanding(tx: OrgTx, ctx: Ctx, by: 'adding' | 'changing' = 'changing'): Promise<number> {
  const added = by === 'adding' ? 1 : 0;
  const [row] = await tx
    .insert(understanding)
    .values({ orgId: ctx.orgId, revision: 1, additions: added })
    .onConflictDoUpdate({ target: understanding.orgId, set: { revision: sql`${understanding.revision} + 1`, additions: sql`${understanding.additions} + ${added}::int` } })
    .returning({ revision: understanding.revision });
  return row?.revision ?? 0;
}

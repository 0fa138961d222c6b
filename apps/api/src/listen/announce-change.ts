import { understanding } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Says, before any words are replaced, that what is held in memory of them is old; whoever changes mentions waits until this is done. */
export async function announceChange(tx: OrgTx, ctx: Ctx): Promise<void> {
  const next = sql`${understanding.revision} + 1`;
  await tx.insert(understanding).values({ orgId: ctx.orgId, revision: 1, additions: 0 }).onConflictDoUpdate({ target: understanding.orgId, set: { revision: next } });
}

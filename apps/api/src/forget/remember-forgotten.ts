import { erasure } from '@kept/db/schema/listen/erasures.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';

/** Writes down what may not come back, by the handles of forgottenId, each with the row that is left of it, if any. */
export async function rememberForgotten(tx: OrgTx, ctx: Ctx, forgotten: readonly { readonly mac: string; readonly leftId: string | null }[]): Promise<void> {
  const rows = forgotten.map(({ mac, leftId }) => ({ orgId: ctx.orgId, mac, leftId, at: ctx.now() }));
  if (rows.length > 0) await tx.insert(erasure).values(rows).onConflictDoNothing();
}

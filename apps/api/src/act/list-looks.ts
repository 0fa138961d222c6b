import { proofLook } from '@kept/db/schema/act/looks.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Theme } from '../understand/lock-theme.ts';

/** The looks at the data behind a theme's latest fix, in their order. */
export async function listLooks(tx: OrgTx, ctx: Ctx, found: Theme): Promise<(typeof proofLook.$inferSelect)[]> {
  return tx.select().from(proofLook).where(and(eq(proofLook.orgId, ctx.orgId), eq(proofLook.themeId, found.id), eq(proofLook.resolutionNumber, found.resolutionNumber))).orderBy(asc(proofLook.lookDay));
}

/** What the data said last, of those looks that said yes or no. */
export function lastWord(looks: readonly Pick<typeof proofLook.$inferSelect, 'verdict'>[]) {
  return looks.map(({ verdict }) => verdict).findLast((verdict) => verdict === 'confirmed' || verdict === 'contradicted') ?? null;
}

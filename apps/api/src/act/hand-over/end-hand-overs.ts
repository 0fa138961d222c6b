import { type handOverOutcomes, themeHandOver } from '@kept/db/schema/act/hand-overs.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** Ends the open question of a held theme, if there is one. */
export async function endHandOvers(tx: OrgTx, ctx: Ctx, themeId: string, outcome: (typeof handOverOutcomes)[number]): Promise<void> {
  await tx.update(themeHandOver).set({ outcome, answeredAt: ctx.now() }).where(and(eq(themeHandOver.orgId, ctx.orgId), eq(themeHandOver.themeId, themeId), isNull(themeHandOver.outcome)));
}

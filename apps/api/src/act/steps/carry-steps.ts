import { themeStep } from '@kept/db/schema/act/steps.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** Two themes become one: the steps of the one that goes follow those of the one that stays. */
export async function carrySteps(tx: OrgTx, ctx: Ctx, from: string, to: string): Promise<void> {
  const last = sql`(select coalesce(max(s.position), 0) from theme_step s where s.org_id = ${ctx.orgId}::uuid and s.theme_id = ${to}::uuid)`;
  await tx.update(themeStep).set({ themeId: to, position: sql`${themeStep.position} + ${last}` }).where(and(eq(themeStep.orgId, ctx.orgId), eq(themeStep.themeId, from)));
}

/** A merge is undone: what was written on the theme that comes back, or on one that had become part of it, goes back with it. */
export async function returnSteps(tx: OrgTx, ctx: Ctx, { from, to, followers }: { from: string; to: string; followers: readonly string[] }): Promise<void> {
  await tx.update(themeStep).set({ themeId: to }).where(and(eq(themeStep.orgId, ctx.orgId), eq(themeStep.themeId, from), inArray(themeStep.writtenOnId, [to, ...followers])));
}

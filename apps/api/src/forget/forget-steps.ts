import { frictionCell, frictionPoint, frictionReceipt } from '@kept/db/schema/listen/friction.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** What agents called the step goes from what was written down of their rounds, once their reports are forgotten; the numbers stay. */
export async function forgetSteps(tx: OrgTx, ctx: Ctx, reportIds: readonly string[]): Promise<void> {
  const rounds = tx.select({ id: frictionReceipt.roundId }).from(frictionReceipt).where(and(eq(frictionReceipt.orgId, ctx.orgId), inArray(frictionReceipt.feedbackId, [...reportIds])));
  for (const table of [frictionCell, frictionPoint] as const) await tx.update(table).set({ steps: null }).where(and(eq(table.orgId, ctx.orgId), inArray(table.roundId, rounds)));
}

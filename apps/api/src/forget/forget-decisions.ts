import { leftOutWords } from '@kept/core/close-loop/mail-rules.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** Forgets whom surveys asked or did not ask; that somebody was, when, and why not goes on counting. Who still waited is not asked any more. */
export async function forgetDecisions(tx: OrgTx, ctx: Ctx, which: SQL | undefined): Promise<void> {
  const isWaiting = sql`${surveyDecision.state} = 'waiting'`;
  await tx
    .update(surveyDecision)
    .set({
      customerId: null,
      linkId: null,
      dueAt: null,
      remindAt: null,
      code: sql`case when ${isWaiting} then 'erased' else ${surveyDecision.code} end`,
      reason: sql`case when ${isWaiting} then ${leftOutWords.erased} else ${surveyDecision.reason} end`,
      state: sql`case when ${isWaiting} then 'not_sent' else ${surveyDecision.state} end`,
    })
    .where(and(eq(surveyDecision.orgId, ctx.orgId), isNotNull(surveyDecision.customerId), which));
}

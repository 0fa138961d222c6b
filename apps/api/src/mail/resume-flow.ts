import { mailFlow } from '@kept/db/schema/close-loop/mail-batches.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { actingMember } from '../close-loop/acting-member.ts';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { holdFlow } from './hold-flow.ts';

export const resumeFlowAnswer = z.object({ wasHeld: z.boolean().describe('False when mail flowed already: nothing was changed') });

/** Lets mail to customers go again, by a person; what came back before then is not counted any more. */
export async function resumeFlow(ctx: Ctx): Promise<z.infer<typeof resumeFlowAnswer>> {
  const resumedBy = actingMember(ctx);
  const wasHeld = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const flow = await holdFlow(tx, ctx);
    if (flow.pausedAt === null) return false;
    await tx.update(mailFlow).set({ pausedAt: null, cause: null, said: null, bad: null, among: null, resumedAt: ctx.now(), resumedBy }).where(eq(mailFlow.orgId, ctx.orgId));
    await recordAudit(tx, ctx, 'let-mail-go', `organisation:${ctx.orgId}`, { cause: flow.cause, bad: flow.bad, among: flow.among });
    return true;
  });
  await ctx.wake('send-mail', ctx.orgId);
  return { wasHeld };
}

import { AppError, notFound } from '@kept/core/errors.ts';
import { themeRun } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { carryRun } from './carry-run.ts';
import { reviseUnderstanding } from './revise-understanding.ts';

export const runDecision = z.object({ accept: z.boolean({ error: 'Say whether to accept it.' }) });

export const runDecisionAnswer = z.object({ decision: z.enum(['accepted', 'refused']), moved: z.number().int(), skipped: z.number().int() });

/**
 * A person's word on what a run proposes for themes somebody answers for. Accepted, each text moves that still lies where
 * the run saw it and that nobody placed by hand since, until it is undone; refused, nothing moves and the same is not proposed again.
 */
export async function decideRun(ctx: Ctx, runId: string, { accept }: z.infer<typeof runDecision>): Promise<z.infer<typeof runDecisionAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    const [run] = await tx.select({ decision: themeRun.decision }).from(themeRun).where(and(eq(themeRun.orgId, ctx.orgId), eq(themeRun.id, runId))).for('update');
    if (run === undefined) throw notFound('run');
    if (run.decision !== 'waiting') throw new AppError('conflict', refusals[run.decision ?? 'none']);
    const decision = accept ? 'accepted' : 'refused';
    const result = accept ? await carryRun(tx, ctx, runId) : { moved: 0, skipped: 0 };
    await tx.update(themeRun).set({ decision, decidedAt: ctx.now(), decidedBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null }).where(and(eq(themeRun.orgId, ctx.orgId), eq(themeRun.id, runId)));
    await recordAudit(tx, ctx, accept ? 'accept-run' : 'refuse-run', `theme-run:${runId}`, result);
    return { decision, ...result };
  });
}

const refusals = {
  accepted: 'Somebody has accepted this already.',
  refused: 'Somebody has refused this already.',
  undone: 'This was accepted and taken back. Look for themes again to see what would be proposed now.',
  superseded: 'A newer search has taken the place of this one. Decide on that one.',
  none: 'This search changed nothing that needs a person.',
} as const;

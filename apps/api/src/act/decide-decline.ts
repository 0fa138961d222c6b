import { AppError, invalidField } from '@kept/core/errors.ts';
import { canMove, moveRefusal } from '@kept/core/act/theme-status.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { changeTheme, type ThemeStamp } from './change-theme.ts';
import { lockTheme } from '../understand/lock-theme.ts';
import { writeUpdate } from './write-update.ts';

export const declineDecision = z.object({ approve: z.boolean(), reason: z.string().trim().min(1, 'Write something, or leave this out.').max(2000, 'Keep it under 2001 characters.').optional() });

/** The second person's word on a "no": approved, customers are told the reason; refused, the work goes on. Never the one who asked. */
export async function decideDecline(ctx: Ctx, themeId: string, input: z.infer<typeof declineDecision>): Promise<ThemeStamp> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockTheme(tx, ctx, themeId);
    if (ctx.actor.kind !== 'member') throw new AppError('forbidden', 'Only a person can decide this.');
    if (found.declineAskedBy === null || found.declineReason === null || found.status === 'declined') throw new AppError('conflict', 'Nobody has asked to decline this theme.');
    if (found.declineAskedBy === ctx.actor.memberId) throw new AppError('forbidden', 'You asked for this. A second person has to decide: “no” takes more than one.');
    if (!input.approve && input.reason === undefined) throw invalidField('reason', 'Say why not, so that the owner knows how to go on.');
    if (input.approve && !canMove(found.status, 'declined')) throw new AppError('conflict', moveRefusal(found.status, 'declined'));
    const change = input.approve ? ({ status: 'declined', ownerActive: null, declineApprovedBy: ctx.actor.memberId, blockedOn: null, blockedFor: null, blockedForId: null, blockedSince: null, snoozedUntil: null } as const) : { declineReason: null, declineAskedBy: null };
    const stamp = await changeTheme(tx, ctx, found, change);
    await writeUpdate(tx, ctx, themeId, input.approve ? { kind: 'declined', fromStatus: found.status, toStatus: 'declined', publicText: found.declineReason, reason: input.reason ?? null } : { kind: 'decline_refused', reason: input.reason ?? null });
    await recordAudit(tx, ctx, input.approve ? 'approve-decline' : 'refuse-decline', `theme:${themeId}`);
    return stamp;
  });
}

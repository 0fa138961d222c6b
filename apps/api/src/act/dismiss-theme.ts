import { canMove, moveRefusal } from '@kept/core/act/theme-status.ts';
import { AppError } from '@kept/core/errors.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { reviseUnderstanding } from '../understand/revise-understanding.ts';
import { changeTheme, type ThemeStamp } from './change-theme.ts';
import { lockTheme } from '../understand/lock-theme.ts';
import { writeUpdate } from './write-update.ts';

export const dismissal = z.object({ reason: z.string({ error: 'Say why this is not a theme.' }).trim().min(3, 'Say why this is not a theme.').max(500, 'Keep it under 501 characters.') });

/** Says that a proposal is not a theme. Its texts count as unthemed, and the same pattern is not proposed again. */
export async function dismissTheme(ctx: Ctx, themeId: string, input: z.infer<typeof dismissal>): Promise<ThemeStamp> {
  return moveProposal(ctx, themeId, 'dismissed', input.reason);
}

/** Takes a dismissal back: the proposal returns to triage. */
export async function restoreTheme(ctx: Ctx, themeId: string): Promise<ThemeStamp> {
  return moveProposal(ctx, themeId, 'emerging', null);
}

async function moveProposal(ctx: Ctx, themeId: string, to: 'dismissed' | 'emerging', reason: string | null): Promise<ThemeStamp> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    const found = await lockTheme(tx, ctx, themeId);
    if (!canMove(found.status, to)) throw new AppError('conflict', moveRefusal(found.status, to));
    const stamp = await changeTheme(tx, ctx, found, { status: to, dismissedReason: reason, snoozedUntil: null });
    await writeUpdate(tx, ctx, themeId, { kind: to === 'dismissed' ? 'dismissed' : 'update', fromStatus: found.status, toStatus: to, reason });
    await recordAudit(tx, ctx, to === 'dismissed' ? 'dismiss-theme' : 'restore-theme', `theme:${themeId}`);
    return stamp;
  });
}

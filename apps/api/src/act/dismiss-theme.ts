import { canMove, moveRefusal } from '@kept/core/act/theme-status.ts';
import { AppError } from '@kept/core/errors.ts';
import { themeEdit } from '@kept/db/schema/understand/edits.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { countComments } from '../understand/chosen-mentions.ts';
import { lockTheme, type Theme } from '../understand/lock-theme.ts';
import { recordEdit } from '../understand/record-edit.ts';
import { reviseUnderstanding } from '../understand/revise-understanding.ts';
import { changeTheme, requireVersion, themeStamp, type ThemeStamp } from './change-theme.ts';

export const dismissal = z.object({ reason: z.string({ error: 'Say why this is not a theme.' }).trim().min(3, 'Say why this is not a theme.').max(500, 'Keep it under 501 characters.'), version: z.number().int().optional() });

export const dismissedAnswer = themeStamp.extend({ editId: z.uuid(), mentions: z.number().int() });

/** Says that a proposal is not a theme. Its texts count as unthemed and are remembered: what is like them is never proposed again. */
export async function dismissTheme(ctx: Ctx, themeId: string, input: z.infer<typeof dismissal>): Promise<z.infer<typeof dismissedAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    const found = await lockTheme(tx, ctx, themeId);
    requireVersion(found, input.version, `“${found.title}”`, '“not a theme”');
    if (!canMove(found.status, 'dismissed')) throw new AppError('conflict', moveRefusal(found.status, 'dismissed'));
    const mentions = await countComments(tx, ctx, themeId);
    const stamp = await changeTheme(tx, ctx, found, { status: 'dismissed', dismissedReason: input.reason, snoozedUntil: null });
    const editId = await recordEdit(tx, ctx, { kind: 'dismissed', themeId, mentions, reason: input.reason });
    return { ...stamp, editId, mentions };
  });
}

/** Takes a dismissal back: the proposal returns to triage, and the edit that dismissed it counts as undone. */
export async function restoreTheme(ctx: Ctx, themeId: string): Promise<ThemeStamp> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    return returnToTriage(tx, ctx, await lockTheme(tx, ctx, themeId));
  });
}

/** Makes a dismissed theme a proposal again. */
export async function returnToTriage(tx: OrgTx, ctx: Ctx, found: Theme): Promise<ThemeStamp> {
  if (!canMove(found.status, 'emerging')) throw new AppError('conflict', moveRefusal(found.status, 'emerging'));
  const stamp = await changeTheme(tx, ctx, found, { status: 'emerging', dismissedReason: null, snoozedUntil: null });
  const own = and(eq(themeEdit.orgId, ctx.orgId), eq(themeEdit.themeId, found.id), eq(themeEdit.kind, 'dismissed'), isNull(themeEdit.undoneAt));
  await tx.update(themeEdit).set({ undoneAt: ctx.now(), undoneBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null }).where(own);
  await recordAudit(tx, ctx, 'restore-theme', `theme:${found.id}`);
  return stamp;
}

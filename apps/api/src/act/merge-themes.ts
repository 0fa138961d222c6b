import { canMove, moveRefusal, needsOwner } from '@kept/core/act/theme-status.ts';
import { AppError, invalidField, notFound } from '@kept/core/errors.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { reviseUnderstanding } from '../understand/revise-understanding.ts';
import { changeTheme, type ThemeStamp } from './change-theme.ts';
import { lockTheme, requireOwnerOrLead, type Theme } from '../understand/lock-theme.ts';
import { writeUpdate } from './write-update.ts';

export const merge = z.object({ intoId: z.uuid({ error: 'Choose the theme it belongs to.' }) });

/**
 * Makes two themes one. The one that was accepted stays, or else the older one: its id, links, owner and deadline go on;
 * the other's mentions move to it. Answers with the one that stays.
 */
export async function mergeThemes(ctx: Ctx, themeId: string, input: z.infer<typeof merge>): Promise<ThemeStamp> {
  if (themeId === input.intoId) throw invalidField('intoId', 'A theme cannot be merged with itself.');
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    const [kept, gone] = await chooseKept(tx, ctx, themeId, input.intoId);
    requireOwnerOrLead(ctx, kept);
    requireOwnerOrLead(ctx, gone);
    if (kept.status === 'merged' || kept.status === 'dismissed') throw new AppError('conflict', 'The other theme is merged or dismissed itself. Choose one that stands.');
    if (!canMove(gone.status, 'merged')) throw new AppError('conflict', moveRefusal(gone.status, 'merged'));
    await moveMentions(tx, ctx, gone.id, kept.id);
    await tx.update(theme).set({ mergedIntoId: kept.id }).where(and(eq(theme.orgId, ctx.orgId), eq(theme.mergedIntoId, gone.id)));
    await changeTheme(tx, ctx, gone, { status: 'merged', mergedIntoId: kept.id, ownerActive: null, confirmedBy: null, snoozedUntil: null });
    await writeUpdate(tx, ctx, gone.id, { kind: 'merged', fromStatus: gone.status, toStatus: 'merged', otherThemeId: kept.id });
    await writeUpdate(tx, ctx, kept.id, { kind: 'absorbed', otherThemeId: gone.id, reason: gone.title });
    await recordAudit(tx, ctx, 'merge-themes', `theme:${kept.id}`, { merged: gone.id });
    return changeTheme(tx, ctx, kept, {});
  });
}

async function chooseKept(tx: OrgTx, ctx: Ctx, one: string, other: string): Promise<[kept: Theme, gone: Theme]> {
  const [first, second] = [one, other].sort();
  if (first === undefined || second === undefined) throw notFound('theme');
  const both = [await lockTheme(tx, ctx, first), await lockTheme(tx, ctx, second)];
  const rank = (each: Theme) => (needsOwner(each.status) || each.status === 'declined' ? 0 : 1);
  const [kept, gone] = both.toSorted((a, b) => rank(a) - rank(b) || a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
  if (kept === undefined || gone === undefined) throw notFound('theme');
  return [kept, gone];
}

/** A text that is in both already stays once. */
async function moveMentions(tx: OrgTx, ctx: Ctx, from: string, to: string): Promise<void> {
  const there = tx.select({ id: mention.feedbackId }).from(mention).where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, to)));
  await tx.delete(mention).where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, from), inArray(mention.feedbackId, there)));
  await tx.update(mention).set({ themeId: to, quoteRank: null }).where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, from)));
}

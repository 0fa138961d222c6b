import { canMove, moveRefusal, needsOwner } from '@kept/core/act/theme-status.ts';
import { AppError, invalidField, notFound } from '@kept/core/errors.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { carryMentions } from '../understand/carry-mentions.ts';
import { countComments } from '../understand/chosen-mentions.ts';
import { recordEdit } from '../understand/record-edit.ts';
import { reviseUnderstanding } from '../understand/revise-understanding.ts';
import { changeTheme, requireVersion, themeStamp } from './change-theme.ts';
import { lockTheme, requireOwnerOrLead, type Theme } from '../understand/lock-theme.ts';
import { carrySteps } from './steps/carry-steps.ts';

export const merge = z.object({ intoId: z.uuid({ error: 'Choose the theme it belongs to.' }), version: z.number().int().optional() });

export const mergedAnswer = themeStamp.extend({ editId: z.uuid(), mentions: z.number().int() });

/**
 * Makes two themes one. The one that was accepted stays, or else the older one: its id, links, owner and deadline go on;
 * the other's mentions and steps move to it. Answers with the one that stays.
 */
export async function mergeThemes(ctx: Ctx, themeId: string, input: z.infer<typeof merge>): Promise<z.infer<typeof mergedAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    const { kept, gone, asked } = await chooseKept(tx, ctx, themeId, input.intoId);
    requireVersion(asked, input.version, `“${asked.title}”`, 'a merge');
    const mentions = await countComments(tx, ctx, gone.id);
    const followers = (await tx.update(theme).set({ mergedIntoId: kept.id }).where(and(eq(theme.orgId, ctx.orgId), eq(theme.mergedIntoId, gone.id))).returning({ id: theme.id })).map((row) => row.id);
    const before = { status: gone.status, confirmedBy: gone.confirmedBy, title: gone.title, followers };
    const editId = await recordEdit(tx, ctx, { kind: 'merged', themeId: gone.id, otherThemeId: kept.id, mentions, before });
    await carryMentions(tx, ctx, { editId, from: gone.id, to: kept.id, mentionIds: 'all' });
    await carrySteps(tx, ctx, gone.id, kept.id);
    await changeTheme(tx, ctx, gone, { status: 'merged', mergedIntoId: kept.id, ownerActive: null, confirmedBy: null, snoozedUntil: null });
    return { ...(await changeTheme(tx, ctx, kept, {})), editId, mentions };
  });
}

/** Holds two themes and says which of them stays; refuses a pair that cannot become one. */
export async function chooseKept(tx: OrgTx, ctx: Ctx, themeId: string, intoId: string): Promise<{ kept: Theme; gone: Theme; asked: Theme }> {
  if (themeId === intoId) throw invalidField('intoId', 'A theme cannot be merged with itself.');
  const [first, second] = [themeId, intoId].toSorted();
  if (first === undefined || second === undefined) throw notFound('theme');
  const both = [await lockTheme(tx, ctx, first), await lockTheme(tx, ctx, second)];
  const rank = (each: Theme) => (needsOwner(each.status) || each.status === 'declined' ? 0 : 1);
  const [kept, gone] = both.toSorted((a, b) => rank(a) - rank(b) || a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));
  if (kept === undefined || gone === undefined) throw notFound('theme');
  requireOwnerOrLead(ctx, kept);
  requireOwnerOrLead(ctx, gone);
  if (kept.status === 'merged' || kept.status === 'dismissed') throw new AppError('conflict', 'The other theme is merged or dismissed itself. Choose one that stands.');
  if (!canMove(gone.status, 'merged')) throw new AppError('conflict', moveRefusal(gone.status, 'merged'));
  return { kept, gone, asked: kept.id === themeId ? kept : gone };
}

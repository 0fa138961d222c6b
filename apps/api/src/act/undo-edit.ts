import { needsOwner, themeStatuses } from '@kept/core/act/theme-status.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { editKinds, isUndoable } from '@kept/core/understand/theme-edits.ts';
import { themeEdit } from '@kept/db/schema/understand/edits.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { lockTheme, requireOwnerOrLead, type Theme } from '../understand/lock-theme.ts';
import { returnMentions, type Returned } from '../understand/return-mentions.ts';
import { undoDefinition } from '../understand/undo-definition.ts';
import { reviseUnderstanding } from '../understand/revise-understanding.ts';
import { changeTheme } from './change-theme.ts';
import { returnToTriage } from './dismiss-theme.ts';
import { returnSteps } from './steps/carry-steps.ts';
import { takeDescriptionBack } from './take-description-back.ts';

type Edit = typeof themeEdit.$inferSelect;

export const undoneAnswer = z.object({ editId: z.uuid(), kind: z.enum(editKinds), returned: z.number().int(), stayed: z.number().int() });

/**
 * Undoes an edit within 30 days. Texts that were moved again since stay where people put them; a merged theme has its
 * status, owner, date and link again; a theme that was split off leads back to where its texts are, once it is empty.
 */
export async function undoEdit(ctx: Ctx, themeId: string, editId: string): Promise<z.infer<typeof undoneAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    const edit = await lockEdit(tx, ctx, themeId, editId);
    const found = await lockTheme(tx, ctx, edit.themeId);
    requireOwnerOrLead(ctx, found);
    if (edit.undoneAt !== null) throw new AppError('conflict', 'This was undone before.');
    if (!isUndoable(edit, ctx.now())) throw new AppError('conflict', 'This was more than 30 days ago and can no longer be undone. Change the theme by hand instead.');
    const texts = await takeBack(tx, ctx, edit, found);
    await tx.update(themeEdit).set({ undoneAt: ctx.now(), undoneBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null }).where(and(eq(themeEdit.orgId, ctx.orgId), eq(themeEdit.id, editId)));
    await recordAudit(tx, ctx, 'undo-edit', `theme:${edit.themeId}`, { edit: editId, ...texts });
    return { editId, kind: edit.kind, ...texts };
  });
}

async function lockEdit(tx: OrgTx, ctx: Ctx, themeId: string, editId: string): Promise<Edit> {
  const [edit] = await tx
    .select()
    .from(themeEdit)
    .where(and(eq(themeEdit.orgId, ctx.orgId), eq(themeEdit.id, editId), or(eq(themeEdit.themeId, themeId), eq(themeEdit.otherThemeId, themeId))))
    .for('update');
  if (edit === undefined) throw notFound('edit');
  return edit;
}

async function takeBack(tx: OrgTx, ctx: Ctx, edit: Edit, found: Theme): Promise<Returned> {
  switch (edit.kind) {
    case 'described':
      await takeDescriptionBack(tx, ctx, edit, found);
      return { returned: 0, stayed: 0 };
    case 'dismissed':
      await returnToTriage(tx, ctx, found);
      return { returned: edit.mentions, stayed: 0 };
    case 'merged':
      await separate(tx, ctx, edit, found);
      return returnMentions(tx, ctx, edit, found.id);
    case 'defined':
      return undoDefined(tx, ctx, edit, found);
    case 'split':
      return undoSplit(tx, ctx, edit, found);
    case 'moved':
    case 'pinned':
      return returnMentions(tx, ctx, edit, leadsTo(found));
  }
}

const mergedBefore = z.object({ status: z.enum(themeStatuses), confirmedBy: z.enum(['customers', 'data']).nullable(), followers: z.array(z.uuid()) });

/** Gives a merged theme its own life back. Where its owner has left, the one who took it over answers for it; else it waits in triage. */
async function separate(tx: OrgTx, ctx: Ctx, edit: Edit, found: Theme): Promise<void> {
  if (found.mergedIntoId !== edit.otherThemeId || edit.otherThemeId === null) throw new AppError('conflict', 'The theme it was merged into was merged itself since. Undo that first.');
  const { status, confirmedBy, followers } = mergedBefore.parse(edit.before);
  const kept = await lockTheme(tx, ctx, edit.otherThemeId);
  const ownerId = (await isActive(tx, ctx, found.ownerId)) ? found.ownerId : (await isActive(tx, ctx, kept.ownerId)) ? kept.ownerId : null;
  const isPromise = needsOwner(status) && ownerId !== null && found.deadlineOn !== null;
  const again = isPromise ? { status, ownerId, ownerActive: true, confirmedBy } : { status: status === 'declined' ? status : ('emerging' as const), ownerActive: null, confirmedBy: null };
  await changeTheme(tx, ctx, found, { ...again, mergedIntoId: null });
  if (followers.length > 0) await tx.update(theme).set({ mergedIntoId: found.id }).where(and(eq(theme.orgId, ctx.orgId), eq(theme.mergedIntoId, kept.id), inArray(theme.id, followers)));
  await returnSteps(tx, ctx, { from: kept.id, to: found.id, followers });
  await changeTheme(tx, ctx, kept, {});
}

async function isActive(tx: OrgTx, ctx: Ctx, memberId: string | null): Promise<boolean> {
  if (memberId === null) return false;
  const [found] = await tx.select({ active: member.active }).from(member).where(and(eq(member.orgId, ctx.orgId), eq(member.id, memberId)));
  return found?.active === true;
}

async function undoSplit(tx: OrgTx, ctx: Ctx, edit: Edit, found: Theme): Promise<Returned> {
  if (edit.otherThemeId === null) throw notFound('theme');
  const made = await lockTheme(tx, ctx, edit.otherThemeId);
  if (made.status !== 'emerging') throw new AppError('conflict', `“${made.title}” has been decided on since and is no longer in triage. Merge the two instead.`);
  const backTo = leadsTo(found);
  const texts = await returnMentions(tx, ctx, edit, backTo);
  const [left] = await tx.select({ id: mention.id }).from(mention).where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, made.id))).limit(1);
  if (left === undefined) await changeTheme(tx, ctx, made, { status: 'merged', mergedIntoId: backTo, snoozedUntil: null });
  return texts;
}

/** An empty theme that nobody defines any more is none; what people moved into it since keeps it in triage. */
async function undoDefined(tx: OrgTx, ctx: Ctx, edit: Edit, made: Theme): Promise<Returned> {
  const { isEmpty, ...texts } = await undoDefinition(tx, ctx, edit.id, made);
  if (isEmpty) await changeTheme(tx, ctx, made, { status: 'dismissed', dismissedReason: 'Its definition was taken back.', snoozedUntil: null });
  return texts;
}

/** Where texts of a theme go back to: into it, or into what it was merged into since. */
function leadsTo(found: Theme): string {
  if (found.status === 'dismissed') throw new AppError('conflict', `Somebody said that “${found.title}” is not a theme. Take that back first.`);
  return found.mergedIntoId ?? found.id;
}

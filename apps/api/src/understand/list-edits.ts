import { isUndoable, undoableUntil } from '@kept/core/understand/theme-edits.ts';
import { themeEdit, themeEditMove } from '@kept/db/schema/understand/edits.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, desc, eq, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

/** How an edit looks from one of its two themes. */
export const editEntryKinds = ['renamed', 'merged', 'absorbed', 'split', 'split_off', 'moved_out', 'moved_in', 'pinned', 'dismissed', 'defined', 'defined_out'] as const;
type EditEntryKind = (typeof editEntryKinds)[number];
type Edit = typeof themeEdit.$inferSelect;

export const shownEdit = z.object({ id: z.uuid(), mentions: z.number().int(), canUndo: z.boolean(), undoableUntil: z.iso.datetime(), undoneAt: z.iso.datetime().nullable() });

const fromItsTheme = { described: 'renamed', merged: 'merged', split: 'split', moved: 'moved_out', pinned: 'pinned', dismissed: 'dismissed', defined: 'defined' } as const satisfies Record<Edit['kind'], EditEntryKind>;
const fromTheOther = { ...fromItsTheme, merged: 'absorbed', split: 'split_off', moved: 'moved_in' } as const;

const oldTitle = z.object({ title: z.string() });

/** Every edit that touched a theme, newest first, as its timeline tells it. */
export async function listEdits(tx: OrgTx, ctx: Ctx, themeId: string) {
  const edits = await tx
    .select()
    .from(themeEdit)
    .where(and(eq(themeEdit.orgId, ctx.orgId), or(eq(themeEdit.themeId, themeId), eq(themeEdit.otherThemeId, themeId))))
    .orderBy(desc(themeEdit.at), desc(themeEdit.id));
  const shown = edits.map((edit) => ({
    id: edit.id,
    kind: (edit.themeId === themeId ? fromItsTheme : fromTheOther)[edit.kind],
    at: edit.at,
    memberId: edit.memberId,
    reason: edit.reason ?? oldTitle.safeParse(edit.before).data?.title ?? null,
    otherThemeId: edit.themeId === themeId ? edit.otherThemeId : edit.themeId,
    edit: { id: edit.id, mentions: edit.mentions, canUndo: isUndoable(edit, ctx.now()), undoableUntil: undoableUntil(edit.at).toISOString(), undoneAt: edit.undoneAt?.toISOString() ?? null },
  }));
  return [...shown, ...(await listTakenOut(tx, ctx, themeId))].toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
}

/** Definitions of other themes that took texts out of this one; they are undone from the theme they made. */
async function listTakenOut(tx: OrgTx, ctx: Ctx, themeId: string) {
  const rows = await tx
    .select({ id: themeEdit.id, at: themeEdit.at, memberId: themeEdit.memberId, undoneAt: themeEdit.undoneAt, otherThemeId: themeEdit.themeId, mentions: count() })
    .from(themeEditMove)
    .innerJoin(themeEdit, and(eq(themeEdit.orgId, themeEditMove.orgId), eq(themeEdit.id, themeEditMove.editId)))
    .where(and(eq(themeEditMove.orgId, ctx.orgId), eq(themeEditMove.fromThemeId, themeId)))
    .groupBy(themeEdit.orgId, themeEdit.id);
  return rows.map(({ id, at, memberId, otherThemeId, mentions, undoneAt }) => ({
    id, kind: 'defined_out' as const, at, memberId, reason: null, otherThemeId,
    edit: { id, mentions, canUndo: false, undoableUntil: undoableUntil(at).toISOString(), undoneAt: undoneAt?.toISOString() ?? null },
  }));
}

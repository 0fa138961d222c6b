import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { themeEdit } from '@kept/db/schema/understand/edits.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { themeRunChange } from '@kept/db/schema/understand/run-changes.ts';
import { mention, theme, themeRun } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

const rowsPerStatement = 1000;

/** Which of these emerging themes a person has touched: named, snoozed, filled, edited, merged into, written on, or agreed to in a run. */
export async function readTouched(tx: OrgTx, ctx: Ctx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const own = inArray(theme.id, [...ids]);
  const themes = await tx.select({ id: theme.id }).from(theme).where(and(eq(theme.orgId, ctx.orgId), own, or(eq(theme.titledBy, 'person'), isNotNull(theme.snoozedUntil), isNotNull(theme.acknowledgedAt), isNotNull(theme.journeyStage), isNotNull(theme.origin))));
  const filled = await tx.select({ id: mention.themeId }).from(mention).where(and(eq(mention.orgId, ctx.orgId), inArray(mention.themeId, [...ids]), eq(mention.placedBy, 'person')));
  const written = await tx.select({ id: themeUpdate.themeId }).from(themeUpdate).where(and(eq(themeUpdate.orgId, ctx.orgId), inArray(themeUpdate.themeId, [...ids])));
  const merged = await tx.select({ id: theme.mergedIntoId }).from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.mergedIntoId, [...ids])));
  const edits = await tx.select({ id: themeEdit.themeId, otherId: themeEdit.otherThemeId }).from(themeEdit).where(and(eq(themeEdit.orgId, ctx.orgId), or(inArray(themeEdit.themeId, [...ids]), inArray(themeEdit.otherThemeId, [...ids]))));
  const edited = edits.flatMap((row) => [{ id: row.id }, { id: row.otherId }]);
  const agreed = await tx
    .select({ id: themeRunChange.themeId })
    .from(themeRunChange)
    .innerJoin(themeRun, and(eq(themeRun.orgId, themeRunChange.orgId), eq(themeRun.id, themeRunChange.runId)))
    .where(and(eq(themeRunChange.orgId, ctx.orgId), inArray(themeRunChange.themeId, [...ids]), eq(themeRunChange.waits, true), inArray(themeRun.decision, ['accepted', 'undone'])));
  return new Set([...agreed, ...themes, ...filled, ...written, ...merged, ...edited].flatMap((row) => (row.id === null ? [] : [row.id])));
}

/** Takes back proposals that nobody touched. Texts whose main theme was one, and which came after the run had read the others, wait to be placed again. */
export async function removeThemes(tx: OrgTx, ctx: Ctx, ids: readonly string[], read: ReadonlySet<string>): Promise<void> {
  if (ids.length === 0) return;
  const gone = await tx.delete(mention).where(and(eq(mention.orgId, ctx.orgId), inArray(mention.themeId, [...ids]))).returning({ feedbackId: mention.feedbackId, isFurther: mention.isFurther });
  const unread = gone.filter((row) => !row.isFurther && !read.has(row.feedbackId)).map((row) => row.feedbackId);
  for (let from = 0; from < unread.length; from += rowsPerStatement) {
    await tx.update(feedback).set({ placedAt: null }).where(and(eq(feedback.orgId, ctx.orgId), inArray(feedback.id, unread.slice(from, from + rowsPerStatement))));
  }
  await tx.delete(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, [...ids]), eq(theme.status, 'emerging')));
}

/** Takes texts out of a theme that the machine had put there. */
export async function deleteMentions(tx: OrgTx, ctx: Ctx, themeId: string, feedbackIds: readonly string[]): Promise<void> {
  for (let from = 0; from < feedbackIds.length; from += rowsPerStatement) {
    await tx
      .delete(mention)
      .where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, themeId), eq(mention.placedBy, 'machine'), isNull(mention.editId), inArray(mention.feedbackId, feedbackIds.slice(from, from + rowsPerStatement))));
  }
}

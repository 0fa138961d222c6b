import { AppError, notFound } from '@kept/core/errors.ts';
import { isUndoable } from '@kept/core/understand/theme-edits.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { themeRunChange, themeRunMove } from '@kept/db/schema/understand/run-changes.ts';
import { mention, theme, themeRun } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, count, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { lockTheme, type Theme } from '../understand/lock-theme.ts';
import { returnRun } from '../understand/return-run.ts';
import { reviseUnderstanding } from '../understand/revise-understanding.ts';
import { changeTheme } from './change-theme.ts';

export const runUndoneAnswer = z.object({ returned: z.number().int(), stayed: z.number().int() });

/**
 * Takes back what was agreed to in a run, within 30 days. Texts placed anew since stay, and so do those of a new theme that somebody
 * answers for by now; a new theme left empty leads to where most of its texts came from. The same is not proposed again.
 */
export async function undoRun(ctx: Ctx, runId: string): Promise<z.infer<typeof runUndoneAnswer>> {
  const answer = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    await requireUndoable(tx, ctx, runId);
    const made = await readMade(tx, ctx, runId);
    const returned = await returnRun(tx, ctx, runId, made.filter((each) => each.status !== 'emerging' && each.status !== 'merged').map((each) => each.id));
    for (const each of made) if (each.status === 'emerging') await closeIfEmpty(tx, ctx, runId, each);
    await tx.update(themeRun).set({ decision: 'undone', undoneAt: ctx.now(), undoneBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null }).where(and(eq(themeRun.orgId, ctx.orgId), eq(themeRun.id, runId)));
    await recordAudit(tx, ctx, 'undo-run', `theme-run:${runId}`, { ...returned });
    return returned;
  });
  await ctx.wake('place-feedback', ctx.orgId);
  return answer;
}

async function requireUndoable(tx: OrgTx, ctx: Ctx, runId: string): Promise<void> {
  const [run] = await tx.select({ decision: themeRun.decision, decidedAt: themeRun.decidedAt }).from(themeRun).where(and(eq(themeRun.orgId, ctx.orgId), eq(themeRun.id, runId))).for('update');
  if (run === undefined) throw notFound('run');
  if (run.decision === 'undone') throw new AppError('conflict', 'This was undone before.');
  if (run.decision !== 'accepted' || run.decidedAt === null) throw new AppError('conflict', 'Nothing was moved by this search that could be taken back.');
  if (!isUndoable({ at: run.decidedAt, undoneAt: null }, ctx.now())) throw new AppError('conflict', 'This was accepted more than 30 days ago and can no longer be undone. Move the texts by hand instead.');
}

/** The themes that came to be when the run was accepted. */
async function readMade(tx: OrgTx, ctx: Ctx, runId: string): Promise<Theme[]> {
  const ids = tx.select({ id: themeRunChange.themeId }).from(themeRunChange).where(and(eq(themeRunChange.orgId, ctx.orgId), eq(themeRunChange.runId, runId), eq(themeRunChange.kind, 'new'), eq(themeRunChange.waits, true)));
  return tx.select().from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, ids))).orderBy(theme.id).for('update');
}

/** Agents' reports that joined it meanwhile vote again; its link leads to where most of its texts are. */
async function closeIfEmpty(tx: OrgTx, ctx: Ctx, runId: string, made: Theme): Promise<void> {
  const inside = and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, made.id));
  const kinds = await tx.selectDistinct({ kind: feedback.kind }).from(mention).innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId))).where(inside);
  if (kinds.some(({ kind }) => kind !== 'friction')) return;
  const home = await findHome(tx, ctx, runId, made.id);
  if (home === undefined) return;
  const gone = await tx.delete(mention).where(inside).returning({ id: mention.feedbackId });
  if (gone.length > 0) await tx.update(feedback).set({ placedAt: null }).where(and(eq(feedback.orgId, ctx.orgId), inArray(feedback.id, gone.map((row) => row.id))));
  await tx.update(theme).set({ mergedIntoId: home }).where(and(eq(theme.orgId, ctx.orgId), eq(theme.mergedIntoId, made.id)));
  await changeTheme(tx, ctx, made, { status: 'merged', mergedIntoId: home, snoozedUntil: null });
}

async function findHome(tx: OrgTx, ctx: Ctx, runId: string, madeId: string): Promise<string | undefined> {
  const [most] = await tx
    .select({ id: themeRunMove.fromThemeId })
    .from(themeRunMove)
    .innerJoin(theme, and(eq(theme.orgId, themeRunMove.orgId), eq(theme.id, themeRunMove.fromThemeId)))
    .where(and(eq(themeRunMove.orgId, ctx.orgId), eq(themeRunMove.runId, runId), eq(themeRunMove.movedToId, madeId), isNotNull(themeRunMove.fromThemeId)))
    .groupBy(themeRunMove.fromThemeId)
    .orderBy(desc(count()), themeRunMove.fromThemeId)
    .limit(1);
  if (most === undefined || most.id === null) return undefined;
  const { id, mergedIntoId } = await lockTheme(tx, ctx, most.id);
  return mergedIntoId ?? id;
}

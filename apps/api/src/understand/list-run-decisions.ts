import { isUndoable, undoableUntil } from '@kept/core/understand/theme-edits.ts';
import { themeRunMove } from '@kept/db/schema/understand/run-changes.ts';
import { themeRun } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, isNotNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const shownRunDecision = z.object({ id: z.uuid(), joined: z.number().int(), left: z.number().int(), canUndo: z.boolean(), undoableUntil: z.iso.datetime(), undoneAt: z.iso.datetime().nullable() });

/** What people agreed to in runs, as far as it moved texts into or out of a theme, newest first. */
export async function listRunDecisions(tx: OrgTx, ctx: Ctx, themeId: string) {
  const rows = await tx
    .select({
      id: themeRun.id, at: themeRun.decidedAt, memberId: themeRun.decidedBy, undoneAt: themeRun.undoneAt,
      joined: sql<number>`(count(*) filter (where ${themeRunMove.movedToId} = ${themeId}::uuid))::int`,
      left: sql<number>`(count(*) filter (where ${themeRunMove.fromThemeId} = ${themeId}::uuid))::int`,
      isKept: sql<boolean>`bool_and(${themeRunMove.mentionId} is not null)`,
    })
    .from(themeRunMove)
    .innerJoin(themeRun, and(eq(themeRun.orgId, themeRunMove.orgId), eq(themeRun.id, themeRunMove.runId)))
    .where(and(eq(themeRunMove.orgId, ctx.orgId), isNotNull(themeRunMove.movedToId), or(eq(themeRunMove.movedToId, themeId), eq(themeRunMove.fromThemeId, themeId))))
    .groupBy(themeRun.id, themeRun.decidedAt, themeRun.decidedBy, themeRun.undoneAt)
    .orderBy(desc(themeRun.decidedAt), desc(themeRun.id));
  return rows.flatMap(({ id, at, memberId, undoneAt, joined, left, isKept }) =>
    at === null ? [] : [{ id, at, memberId, run: { id, joined, left, canUndo: isKept && isUndoable({ at, undoneAt }, ctx.now()), undoableUntil: undoableUntil(at).toISOString(), undoneAt: undoneAt?.toISOString() ?? null } }],
  );
}

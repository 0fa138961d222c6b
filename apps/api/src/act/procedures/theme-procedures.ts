import { AppError, invalidField } from '@kept/core/errors.ts';
import { procedure, procedureTheme, procedureVersion } from '@kept/db/schema/act/procedures.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { lockTheme, requireOwnerOrLead, type Theme } from '../../understand/lock-theme.ts';
import { changeTheme, type ThemeStamp } from '../change-theme.ts';

export const themeProcedures = z.object({
  procedureIds: z.array(z.uuid('This is not a procedure.')).max(20, 'Attach at most 20 procedures.').optional(),
  /** Whether it may be done only with the new way of working written down. */
  isNeeded: z.boolean().optional(),
});

export const attachedProcedure = z.object({ id: z.uuid(), title: z.string(), number: z.int(), isFresh: z.boolean().describe('Whether its latest version was written since the theme was opened') });

/** Says which procedures belong to a theme, and whether its fix needs one; its owner or a lead does. */
export async function attachProcedures(ctx: Ctx, themeId: string, { procedureIds, isNeeded }: z.infer<typeof themeProcedures>): Promise<ThemeStamp> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockTheme(tx, ctx, themeId);
    requireOwnerOrLead(ctx, found);
    if (found.status === 'merged' || found.status === 'dismissed') throw new AppError('conflict', 'This theme has gone into another or is none. Attach the procedure to the one that stands.');
    if (procedureIds !== undefined) await replaceProcedures(tx, ctx, themeId, [...new Set(procedureIds)]);
    const stamp = await changeTheme(tx, ctx, found, isNeeded === undefined ? {} : { procedureNeeded: isNeeded });
    await recordAudit(tx, ctx, 'attach-procedures', `theme:${themeId}`, { ...(procedureIds === undefined ? {} : { procedures: procedureIds.length }), ...(isNeeded === undefined ? {} : { needed: isNeeded }) });
    return stamp;
  });
}

async function replaceProcedures(tx: OrgTx, ctx: Ctx, themeId: string, ids: readonly string[]): Promise<void> {
  const known = ids.length === 0 ? [] : await tx.select({ id: procedure.id }).from(procedure).where(and(eq(procedure.orgId, ctx.orgId), inArray(procedure.id, [...ids])));
  if (known.length < ids.length) throw invalidField('procedureIds', 'One of these procedures does not exist. Choose again.');
  await tx.delete(procedureTheme).where(and(eq(procedureTheme.orgId, ctx.orgId), eq(procedureTheme.themeId, themeId)));
  if (ids.length > 0) await tx.insert(procedureTheme).values(ids.map((procedureId) => ({ orgId: ctx.orgId, procedureId, themeId })));
}

/** The procedures in use that belong to a theme, or to one that was merged into it, by title. */
export async function readProceduresOf(tx: OrgTx, ctx: Ctx, found: Pick<Theme, 'id' | 'acceptedAt'>): Promise<z.infer<typeof attachedProcedure>[]> {
  const rows = await tx
    .selectDistinct({ id: procedure.id, title: procedureVersion.title, number: procedure.number, writtenAt: procedureVersion.writtenAt })
    .from(procedureTheme)
    .innerJoin(theme, and(eq(theme.orgId, procedureTheme.orgId), eq(theme.id, procedureTheme.themeId)))
    .innerJoin(procedure, and(eq(procedure.orgId, procedureTheme.orgId), eq(procedure.id, procedureTheme.procedureId), isNull(procedure.retiredAt)))
    .innerJoin(procedureVersion, and(eq(procedureVersion.orgId, procedure.orgId), eq(procedureVersion.procedureId, procedure.id), eq(procedureVersion.number, procedure.number)))
    .where(and(eq(procedureTheme.orgId, ctx.orgId), or(eq(theme.id, found.id), eq(theme.mergedIntoId, found.id))))
    .orderBy(asc(procedureVersion.title), asc(procedure.id));
  const openedAt = rows.length === 0 ? null : await readOpenedAt(tx, ctx, found);
  return rows.map(({ writtenAt, ...row }) => ({ ...row, isFresh: openedAt !== null && writtenAt >= openedAt }));
}

/** When it was opened last: a theme that evidence opened again asks for words written since. */
async function readOpenedAt(tx: OrgTx, ctx: Ctx, { id, acceptedAt }: Pick<Theme, 'id' | 'acceptedAt'>): Promise<Date | null> {
  const [last] = await tx.select({ at: themeUpdate.at }).from(themeUpdate).where(and(eq(themeUpdate.orgId, ctx.orgId), eq(themeUpdate.themeId, id), inArray(themeUpdate.kind, ['accepted', 'reopened']))).orderBy(desc(themeUpdate.at)).limit(1);
  return last?.at ?? acceptedAt;
}

const refusal = 'This fix needs its new way of working written down first: attach a procedure to the theme, or write the next version of the one that is attached.';

/** Refuses "done" while the theme needs a procedure and none that belongs to it was written since it was opened. */
export async function requireWritten(tx: OrgTx, ctx: Ctx, found: Theme): Promise<void> {
  if (!found.procedureNeeded) return;
  if (!(await readProceduresOf(tx, ctx, found)).some(({ isFresh }) => isFresh)) throw new AppError('conflict', refusal, [{ pointer: '/status', message: refusal }]);
}

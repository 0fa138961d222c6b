import { needsOwner, statusWords } from '@kept/core/act/theme-status.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { lockTheme, requireOwnerOrLead } from '../understand/lock-theme.ts';
import { changeTheme, type ThemeStamp } from './change-theme.ts';
import { findAbleMember } from './find-able-member.ts';

export const newDeputy = z.object({ deputyId: z.uuid({ error: 'Choose a member, or nobody.' }).nullable() });

/** Says who acts for a theme while its owner is away, or that nobody does. The deputy cannot leave before somebody else is. */
export async function nameDeputy(ctx: Ctx, themeId: string, { deputyId }: z.infer<typeof newDeputy>): Promise<ThemeStamp> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockTheme(tx, ctx, themeId);
    requireOwnerOrLead(ctx, found);
    if (!needsOwner(found.status)) throw new AppError('conflict', `A theme that is “${statusWords[found.status]}” has no owner to stand in for.`);
    if (deputyId !== null && deputyId === found.ownerId) throw invalidField('deputyId', 'Its owner cannot stand in for themselves. Choose somebody else.');
    if (deputyId !== null) await findAbleMember(tx, ctx, { field: 'deputyId', id: deputyId, needs: 'themes.update', lacks: 'may read themes but not work on them' });
    const stamp = await changeTheme(tx, ctx, found, { deputyId, deputyActive: deputyId === null ? null : true });
    await recordAudit(tx, ctx, 'name-deputy', `theme:${themeId}`, { deputy: deputyId });
    return stamp;
  });
}

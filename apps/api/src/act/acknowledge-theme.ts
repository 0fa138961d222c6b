import { isUnresolved, statusWords } from '@kept/core/act/theme-status.ts';
import { AppError } from '@kept/core/errors.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { changeTheme, type DeedStamp } from './change-theme.ts';
import { lockTheme, requireOwnerOrLead } from '../understand/lock-theme.ts';
import { writeUpdate } from './write-update.ts';

/** The owner has seen it; said once, it stays said, and saying it again changes nothing. */
export async function acknowledgeTheme(ctx: Ctx, themeId: string): Promise<DeedStamp> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockTheme(tx, ctx, themeId);
    requireOwnerOrLead(ctx, found);
    if (!isUnresolved(found.status)) throw new AppError('conflict', `A theme that is “${statusWords[found.status]}” needs no acknowledgement.`);
    if (found.acknowledgedAt !== null) return { id: found.id, status: found.status, version: found.version, entryId: null };
    const stamp = await changeTheme(tx, ctx, found, { acknowledgedAt: ctx.now() });
    const entryId = await writeUpdate(tx, ctx, themeId, { kind: 'acknowledged' });
    await recordAudit(tx, ctx, 'acknowledge-theme', `theme:${themeId}`);
    return { ...stamp, entryId };
  });
}

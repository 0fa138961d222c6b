import { deadlineRefusal } from '@kept/core/act/deadline-refusal.ts';
import { needsOwner, statusWords } from '@kept/core/act/theme-status.ts';
import { daySchema } from '@kept/core/calendar.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { changeTheme, type DeedStamp } from './change-theme.ts';
import { lockTheme, requireOwnerOrLead } from '../understand/lock-theme.ts';
import { readToday } from './read-today.ts';
import { writeUpdate } from './write-update.ts';

export const newDeadline = z.object({ deadlineOn: daySchema, reason: z.string({ error: 'Say why the date moves.' }).trim().min(3, 'Say why the date moves.').max(500, 'Keep it under 501 characters.') });

/** Moves the date of a promise, with its reason; every move is counted and stays in the timeline. */
export async function moveDeadline(ctx: Ctx, themeId: string, input: z.infer<typeof newDeadline>): Promise<DeedStamp> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockTheme(tx, ctx, themeId);
    requireOwnerOrLead(ctx, found);
    if (!needsOwner(found.status)) throw new AppError('conflict', `A theme that is “${statusWords[found.status]}” has no deadline to move.`);
    const refusal = deadlineRefusal(input.deadlineOn, await readToday(tx, ctx));
    if (refusal !== undefined) throw invalidField('deadlineOn', refusal);
    if (input.deadlineOn === found.deadlineOn) throw invalidField('deadlineOn', 'This is the date it has already.');
    const stamp = await changeTheme(tx, ctx, found, { deadlineOn: input.deadlineOn, deadlineMoves: found.deadlineMoves + 1 });
    const entryId = await writeUpdate(tx, ctx, themeId, { kind: 'deadline_moved', fromDeadlineOn: found.deadlineOn, toDeadlineOn: input.deadlineOn, reason: input.reason });
    await recordAudit(tx, ctx, 'move-deadline', `theme:${themeId}`, { from: found.deadlineOn, to: input.deadlineOn });
    return { ...stamp, entryId };
  });
}

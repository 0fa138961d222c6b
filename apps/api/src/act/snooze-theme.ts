import { dueOf } from '@kept/core/act/due.ts';
import { isUnresolved, statusWords } from '@kept/core/act/theme-status.ts';
import { addDaysTo, daySchema, writeDay } from '@kept/core/calendar.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { changeTheme, type DeedStamp } from './change-theme.ts';
import { lockTheme, requireOwnerOrLead } from '../understand/lock-theme.ts';
import { readToday } from './read-today.ts';
import { writeUpdate } from './write-update.ts';

export const snooze = z.object({ until: daySchema });

const daysAtMost = 7;

/** Puts a theme out of sight for at most seven days. Never a late one, never past its deadline, and no escalation waits for it. */
export async function snoozeTheme(ctx: Ctx, themeId: string, input: z.infer<typeof snooze>): Promise<DeedStamp> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await lockTheme(tx, ctx, themeId);
    requireOwnerOrLead(ctx, found);
    const today = await readToday(tx, ctx);
    if (!isUnresolved(found.status) && found.status !== 'emerging') throw new AppError('conflict', `A theme that is “${statusWords[found.status]}” cannot be snoozed.`);
    if (dueOf(found, today).state === 'late') throw new AppError('conflict', 'A late theme cannot be snoozed. Post an update or move the date with a reason.');
    const last = addDaysTo(today, daysAtMost);
    if (input.until <= today || input.until > last) throw invalidField('until', `Choose a day from tomorrow to ${writeDay(last)}.`);
    if (found.deadlineOn !== null && input.until > found.deadlineOn) throw invalidField('until', `The deadline is ${writeDay(found.deadlineOn)}; a theme cannot sleep past it.`);
    const stamp = await changeTheme(tx, ctx, found, { snoozedUntil: input.until });
    const entryId = await writeUpdate(tx, ctx, themeId, { kind: 'snoozed', toDeadlineOn: null, reason: input.until });
    await recordAudit(tx, ctx, 'snooze-theme', `theme:${themeId}`, { until: input.until });
    return { ...stamp, entryId };
  });
}

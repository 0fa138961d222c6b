import { addDaysTo } from '@kept/core/calendar.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { changeTheme, type ThemeStamp } from './change-theme.ts';
import { asEvidence } from './confirm-theme.ts';
import type { Theme } from '../understand/lock-theme.ts';
import { readToday } from './read-today.ts';
import { tellReopened } from './tell-reopened.ts';
import { writeUpdate } from './write-update.ts';

const daysToAnswer = 28;

/** Evidence contradicts a fix: the theme is open again with the same owner, who is told why. Where the old date has passed, it gets four weeks from now. Wake 'send-mail' after commit. */
export async function reopenTheme(tx: OrgTx, ctx: Ctx, found: Theme, reason: string): Promise<ThemeStamp> {
  const today = await readToday(tx, ctx);
  const deadlineOn = found.deadlineOn !== null && found.deadlineOn > today ? found.deadlineOn : addDaysTo(today, daysToAnswer);
  const stamp = await changeTheme(tx, ctx, found, { status: 'open', ownerActive: true, deadlineOn, confirmedBy: null, whatChanged: null, liveOn: null, acknowledgedAt: null, proofDueOn: null, disagreeSince: null });
  await writeUpdate(tx, asEvidence(ctx), found.id, { kind: 'reopened', fromStatus: found.status, toStatus: 'open', fromDeadlineOn: found.deadlineOn, toDeadlineOn: deadlineOn, reason });
  await tellReopened(tx, ctx, found, today, deadlineOn, reason);
  await recordAudit(tx, asEvidence(ctx), 'reopen-theme', `theme:${found.id}`);
  return stamp;
}

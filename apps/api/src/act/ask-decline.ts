import { AppError } from '@kept/core/errors.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { changeTheme, type ThemeStamp } from './change-theme.ts';
import type { Theme } from '../understand/lock-theme.ts';
import { recordCalled } from './notes/find-called.ts';
import type { NewUpdate } from './post-update.ts';
import { writeUpdate } from './write-update.ts';

/** Asks to answer a theme with "no": the reason waits for a second person, and until then nothing changes for anybody. */
export async function askDecline(tx: OrgTx, ctx: Ctx, found: Theme, input: NewUpdate, called: readonly string[]): Promise<ThemeStamp> {
  if (ctx.actor.kind !== 'member') throw new AppError('forbidden', 'Only a person can ask to decline a theme.');
  if (found.declineAskedBy !== null) throw new AppError('conflict', 'Somebody has asked to decline this theme already. It waits for a second person.');
  const stamp = await changeTheme(tx, ctx, found, { declineReason: input.declineReason, declineAskedBy: ctx.actor.memberId });
  const entryId = await writeUpdate(tx, ctx, found.id, { kind: 'decline_asked', internalNote: input.internalNote ?? null, reason: input.declineReason ?? null });
  await recordCalled(tx, ctx, entryId, called);
  await recordAudit(tx, ctx, 'ask-decline', `theme:${found.id}`);
  return stamp;
}

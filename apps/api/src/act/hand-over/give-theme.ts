import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import type { Theme } from '../../understand/lock-theme.ts';
import { changeTheme, type ThemeStamp } from '../change-theme.ts';
import { writeUpdate } from '../write-update.ts';
import { endHandOvers } from './end-hand-overs.ts';

interface Gift {
  /** The timeline entry's id: what links made for this owner are bound to. */
  readonly id: string;
  readonly ownerId: string;
  readonly note?: string | undefined;
  /** Whoever accepted it has seen it. */
  readonly isAccepted?: boolean;
}

/** Gives a held theme to another person, deadline and all; whatever was still asked about it has its end. */
export async function giveTheme(tx: OrgTx, ctx: Ctx, found: Theme, { id, ownerId, note, isAccepted = false }: Gift): Promise<ThemeStamp> {
  const changed = await changeTheme(tx, ctx, found, { ownerId, ownerActive: true, ...(found.deputyId === ownerId ? { deputyId: null, deputyActive: null } : {}), acknowledgedAt: isAccepted ? ctx.now() : null, snoozedUntil: null });
  await endHandOvers(tx, ctx, found.id, isAccepted ? 'accepted' : 'overtaken');
  await writeUpdate(tx, ctx, found.id, { id, kind: 'handed_over', fromOwnerId: found.ownerId, toOwnerId: ownerId, internalNote: note ?? null });
  await recordAudit(tx, ctx, 'hand-over', `theme:${found.id}`, { from: found.ownerId, to: ownerId });
  return changed;
}

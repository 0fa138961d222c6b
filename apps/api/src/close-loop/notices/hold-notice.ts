import { type NoticeState, noticeStateWords } from '@kept/core/close-loop/notice-rules.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { notice } from '@kept/db/schema/close-loop/notices.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { type HeldTheme, lockTheme, requireOwnerOrLead } from '../../understand/lock-theme.ts';

export type NoticeRow = typeof notice.$inferSelect;

/** A notice as it stands. */
export async function readNotice(tx: OrgTx, ctx: Ctx, id: string): Promise<NoticeRow> {
  const [row] = await tx.select().from(notice).where(and(eq(notice.orgId, ctx.orgId), eq(notice.id, id)));
  if (row === undefined) throw notFound('notice');
  return row;
}

/** Holds a notice and its theme until the transaction ends, the theme first as every change of a theme does; refuses who may not tell, and what its state does not allow. */
export async function holdNotice(tx: OrgTx, ctx: Ctx, id: string, allowed: readonly NoticeState[]): Promise<{ row: NoticeRow; about: HeldTheme }> {
  const { themeId } = await readNotice(tx, ctx, id);
  const about = await lockTheme(tx, ctx, themeId);
  requireTeller(ctx, about);
  const [row] = await tx.select().from(notice).where(and(eq(notice.orgId, ctx.orgId), eq(notice.id, id))).for('update');
  if (row === undefined) throw notFound('notice');
  if (!allowed.includes(row.state)) throw new AppError('conflict', `This cannot be done now: the notice is “${noticeStateWords[row.state]}”.`);
  return { row, about };
}

/** Whoever answers for a theme tells the people behind it; marketing speaks to customers anyway. */
export function requireTeller(ctx: Ctx, about: HeldTheme): void {
  if (ctx.actor.kind === 'member' && ctx.actor.role === 'marketer') return;
  requireOwnerOrLead(ctx, about);
}

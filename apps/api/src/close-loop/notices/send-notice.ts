import { holdMinutes, sendAtOf } from '@kept/core/close-loop/digest-steps.ts';
import { isNewsStanding, type NoticeState } from '@kept/core/close-loop/notice-rules.ts';
import { AppError } from '@kept/core/errors.ts';
import { notice, noticeTelling } from '@kept/db/schema/close-loop/notices.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { actingMember } from '../acting-member.ts';
import { forecastTelling } from './forecast-telling.ts';
import { holdNotice } from './hold-notice.ts';

export const sentNotice = z.object({ version: z.number().int().describe('The version that was read before sending') });
export const sentNoticeAnswer = z.object({ sendAt: z.iso.datetime().describe('Nothing leaves before; Stop works until then without a trace'), people: z.number().int() });

/** Lets a notice go out once the usual hold is over, to each person in the working hours of their own day. Of two people who press at once, one is told. */
export async function sendNotice(ctx: Ctx, id: string, input: z.infer<typeof sentNotice>): Promise<z.infer<typeof sentNoticeAnswer>> {
  const sentBy = actingMember(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { row, about } = await holdNotice(tx, ctx, id, ['draft']);
    if (row.version !== input.version) throw new AppError('conflict', 'Somebody changed this notice since you opened it. Read it again before you send it.');
    if (!isNewsStanding(row, about)) throw new AppError('conflict', 'This is not true of the theme any more: it was opened again, merged or decided otherwise. Discard the draft.');
    if (row.text.trim() === '') throw new AppError('invalid', 'Say what became of it first.');
    const { mailable } = await forecastTelling(tx, ctx, { ...row, at: row.newsAt });
    if (mailable === 0) throw new AppError('invalid', 'Nobody behind this theme can be mailed now: they are anonymous, unsubscribed, told already or were mailed too recently.');
    const sendAt = sendAtOf(undefined, holdMinutes, ctx.now());
    await tx.update(notice).set({ state: 'held', sentBy, sendAt }).where(and(eq(notice.orgId, ctx.orgId), eq(notice.id, id)));
    await recordAudit(tx, ctx, 'send-notice', `theme:${row.themeId}`, { notice: id, people: mailable });
    return { sendAt: sendAt.toISOString(), people: mailable };
  });
}

export const stoppedNotice = z.object({ state: z.enum(['draft', 'stopped', 'cancelled']), heldBack: z.number().int().describe('People who waited for their morning and are not told') });

const stopsAs = { held: 'draft', telling: 'stopped', draft: 'cancelled' } as const satisfies Partial<Record<NoticeState, NoticeState>>;

/** Stops a notice: during the hold it is a draft again; on its way nobody more is told, and those who were not may be told by another; a draft is discarded. */
export async function stopNotice(ctx: Ctx, id: string): Promise<z.infer<typeof stoppedNotice>> {
  actingMember(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { row } = await holdNotice(tx, ctx, id, ['draft', 'held', 'telling']);
    const state = row.state === 'held' || row.state === 'telling' ? stopsAs[row.state] : stopsAs.draft;
    const held = await tx.delete(noticeTelling).where(and(eq(noticeTelling.orgId, ctx.orgId), eq(noticeTelling.noticeId, id), eq(noticeTelling.state, 'waiting'))).returning({ id: noticeTelling.id });
    await tx
      .update(notice)
      .set(state === 'draft' ? { state, sentBy: null, sendAt: null } : { state, endedAt: ctx.now(), endedReason: state === 'stopped' ? 'Somebody stopped it on its way.' : 'The draft was discarded.' })
      .where(and(eq(notice.orgId, ctx.orgId), eq(notice.id, id)));
    await recordAudit(tx, ctx, 'stop-notice', `theme:${row.themeId}`, { notice: id, state, heldBack: held.length });
    return { state, heldBack: held.length };
  });
}

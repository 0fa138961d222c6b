import { firstOutcome, noticeOutcomes, outcomesFor } from '@kept/core/close-loop/notice-rules.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { newId } from '@kept/db/new-id.ts';
import { notice } from '@kept/db/schema/close-loop/notices.ts';
import { inOrg } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { lockTheme } from '../../understand/lock-theme.ts';
import { actingMember } from '../acting-member.ts';
import { holdNotice, requireTeller } from './hold-notice.ts';
import { readNews } from './read-news.ts';

const text = z.string().trim().min(1, 'Say what became of it, in words a customer would use.').max(2000, 'Keep it under 2,001 characters.');
const outcome = z.enum(noticeOutcomes, { error: 'Choose what became of it.' });

export const newNotice = z.object({ text: text.optional(), outcome: outcome.optional() });
export const newNoticeAnswer = z.object({ id: z.uuid() });

export const changedNotice = z
  .object({ text: text.optional(), outcome: outcome.optional(), version: z.number().int() })
  .refine((change) => change.text !== undefined || change.outcome !== undefined, 'Nothing to change was sent.');
export const noticeStamp = z.object({ version: z.number().int() });

/** Drafts what the people behind a theme are told of its news, with the owner's own public words to begin with. One at a time for one piece of news. */
export async function draftNotice(ctx: Ctx, themeId: string, input: z.infer<typeof newNotice>): Promise<z.infer<typeof newNoticeAnswer>> {
  const createdBy = actingMember(ctx);
  const id = newId(ctx.now());
  try {
    await inOrg(ctx.db, ctx.orgId, async (tx) => {
      const about = await lockTheme(tx, ctx, themeId);
      requireTeller(ctx, about);
      const news = await readNews(tx, ctx, about);
      if (news === undefined) throw new AppError('conflict', 'There is no news for the people behind this theme yet: post a public update, or decide it, first.');
      const chosen = input.outcome ?? firstOutcome(news.kind, about.disagreeSince !== null);
      requireFitting(news.kind, chosen);
      await tx.insert(notice).values({ orgId: ctx.orgId, id, themeId, resolutionNumber: news.resolutionNumber, kind: news.kind, outcome: chosen, state: 'draft', text: input.text ?? news.text, newsAt: news.at, createdBy, createdAt: ctx.now() });
      await recordAudit(tx, ctx, 'draft-notice', `theme:${themeId}`, { notice: id, outcome: chosen });
    });
  } catch (error) {
    if (violationOf(error)?.constraint === 'notice_once') throw new AppError('conflict', 'There is a notice about this already. Open that one.');
    throw error;
  }
  return { id };
}

/** Changes the words of a draft, or what it says became of the theme; whoever read an older version is told. */
export async function changeNotice(ctx: Ctx, id: string, input: z.infer<typeof changedNotice>): Promise<z.infer<typeof noticeStamp>> {
  actingMember(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { row } = await holdNotice(tx, ctx, id, ['draft']);
    if (row.version !== input.version) throw new AppError('conflict', 'Somebody changed this notice since you opened it. Load it again.');
    if (input.outcome !== undefined) requireFitting(row.kind, input.outcome);
    await tx
      .update(notice)
      .set({ text: input.text ?? row.text, outcome: input.outcome ?? row.outcome, version: sql`${notice.version} + 1` })
      .where(and(eq(notice.orgId, ctx.orgId), eq(notice.id, id)));
    await recordAudit(tx, ctx, 'change-notice', `theme:${row.themeId}`, { notice: id });
    return { version: row.version + 1 };
  });
}

function requireFitting(kind: Parameters<typeof outcomesFor>[0], chosen: (typeof noticeOutcomes)[number]): void {
  if (!outcomesFor(kind).includes(chosen)) throw invalidField('outcome', 'This is not what became of the theme. Change the theme first.');
}

import { type LeftOutCode, leftOutWords } from '@kept/core/close-loop/mail-rules.ts';
import { toldSentence } from '@kept/core/close-loop/telling-words.ts';
import { newId } from '@kept/db/new-id.ts';
import { themeUpdate } from '@kept/db/schema/act/updates.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { notice, noticeTelling } from '@kept/db/schema/close-loop/notices.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { lockTheme } from '../../understand/lock-theme.ts';
import { type NoticeRow, readNotice } from './hold-notice.ts';
import { countOthers } from './list-behind.ts';
import { reasonsOf } from './forecast-telling.ts';

/** Calls a notice told when nobody of it waits any more, and puts on the theme's timeline how many were told and how many were not, and why. */
export async function finishNotice(ctx: Ctx, id: string): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const isThis = and(eq(notice.orgId, ctx.orgId), eq(notice.id, id));
    // The theme first, as whoever presses Stop holds it.
    await lockTheme(tx, ctx, (await readNotice(tx, ctx, id)).themeId);
    const [row] = await tx.select().from(notice).where(isThis).for('update');
    if (row?.state !== 'telling' || row.laidAt === null) return;
    const counted = await countTold(tx, ctx, id);
    if (counted.waiting > 0) return;
    const { anonymous } = await countOthers(tx, ctx, { themeId: row.themeId, until: row.newsAt });
    await tx.update(notice).set({ state: 'told', endedAt: ctx.now(), told: counted.told, anonymous, leftOut: counted.leftOut }).where(isThis);
    await noteTold(tx, ctx, row, toldSentence(counted.told, { anonymous, leftOut: counted.leftOut }));
    await recordAudit(tx, ctx, 'finish-notice', `theme:${row.themeId}`, { notice: id, told: counted.told });
  });
}

/** Who of a notice was written to, who waits, and who was left out and why. A mail that may have arrived counts as told. */
export async function countTold(tx: OrgTx, ctx: Ctx, noticeId: string): Promise<{ told: number; waiting: number; leftOut: { reason: string; people: number }[] }> {
  const rows = await tx
    .select({ telling: noticeTelling.state, code: sql<LeftOutCode | null>`coalesce(${noticeTelling.leftOutCode}, ${mail.leftOutCode})`, mail: mail.state, people: sql<number>`count(*)::int` })
    .from(noticeTelling)
    .leftJoin(mail, and(eq(mail.orgId, noticeTelling.orgId), eq(mail.id, noticeTelling.mailId)))
    .where(and(eq(noticeTelling.orgId, ctx.orgId), eq(noticeTelling.noticeId, noticeId)))
    .groupBy(noticeTelling.state, sql`2`, mail.state);
  const codes = new Map<LeftOutCode, number>();
  const counted = { told: 0, waiting: 0, failed: 0 };
  for (const { telling, code, mail: state, people } of rows) {
    if (telling === 'waiting' || state === 'pending' || state === 'sending') counted.waiting += people;
    else if (telling === 'mailed' && (state === 'sent' || state === 'uncertain')) counted.told += people;
    else if (code !== null && code in leftOutWords) codes.set(code, (codes.get(code) ?? 0) + people);
    else counted.failed += people;
  }
  return { told: counted.told, waiting: counted.waiting, leftOut: [...reasonsOf(codes), ...(counted.failed === 0 ? [] : [{ reason: 'could not be delivered', people: counted.failed }])] };
}

async function noteTold(tx: OrgTx, ctx: Ctx, row: NoticeRow, reason: string): Promise<void> {
  await tx.insert(themeUpdate).values({ orgId: ctx.orgId, id: newId(ctx.now()), themeId: row.themeId, kind: 'told', at: ctx.now(), memberId: row.sentBy, reason });
}

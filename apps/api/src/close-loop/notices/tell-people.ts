import { isNewsStanding } from '@kept/core/close-loop/notice-rules.ts';
import { newId } from '@kept/db/new-id.ts';
import { nextOpenHour } from '@kept/core/listen/open-hours.ts';
import type { Db } from '@kept/db/client.ts';
import { notice, noticeTelling } from '@kept/db/schema/close-loop/notices.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { type DueWork, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, exists, inArray, lte, notExists, or, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { openZones } from '../../mail/open-zones.ts';
import { lockTheme } from '../../understand/lock-theme.ts';
import { recordAudit } from '../../organisation/record-audit.ts';
import { finishNotice } from './finish-notice.ts';
import { listBehind } from './list-behind.ts';
import { openNoticeWriter } from './notice-mail.ts';
import { tellOne } from './tell-one.ts';

const batchSize = 500;
/** One run writes at most so many mails, then lets other organisations have the worker. */
const mostAtOnce = 500;

/**
 * Tells the people behind every notice whose hold is over: each gets a row first, then those whose day has begun get one mail with
 * everything that waits for them. It may be killed anywhere and run ten times at once: who has a row is told by it, once.
 */
export async function tellPeople(ctx: Ctx): Promise<void> {
  const ids = await startDue(ctx);
  for (const id of ids) while (await layBatch(ctx, id));
  const due = await listDue(ctx);
  if (due.length > 0) {
    const writer = await openNoticeWriter(ctx, await listToldThemes(ctx));
    let queued = 0;
    for (const customerId of due) if (await tellOne(ctx, writer, customerId)) queued += 1;
    if (queued > 0) await ctx.wake('send-mail', ctx.orgId);
    if (due.length === mostAtOnce) await ctx.wake('tell-people', ctx.orgId);
  }
  for (const id of ids) await finishNotice(ctx, id);
}

/** The notices under way. One whose news is not true any more when its hold ends tells nobody. */
async function startDue(ctx: Ctx): Promise<string[]> {
  const due = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ id: notice.id, themeId: notice.themeId, state: notice.state }).from(notice).where(and(eq(notice.orgId, ctx.orgId), or(and(eq(notice.state, 'held'), lte(notice.sendAt, ctx.now())), eq(notice.state, 'telling')))).orderBy(notice.sendAt, notice.id));
  for (const { id, themeId } of due.filter(({ state }) => state === 'held')) {
    await inOrg(ctx.db, ctx.orgId, async (tx) => {
      const about = await lockTheme(tx, ctx, themeId);
      const [row] = await tx.select().from(notice).where(and(eq(notice.orgId, ctx.orgId), eq(notice.id, id))).for('update');
      if (row?.state !== 'held' || row.sendAt === null || row.sendAt > ctx.now()) return;
      const isThis = and(eq(notice.orgId, ctx.orgId), eq(notice.id, id));
      if (isNewsStanding(row, about)) {
        await tx.update(notice).set({ state: 'telling' }).where(isThis);
        return;
      }
      await tx.update(notice).set({ state: 'cancelled', endedAt: ctx.now(), endedReason: 'Before it went out the theme was opened again, merged or decided otherwise, so nobody was told.' }).where(isThis);
      await recordAudit(tx, ctx, 'stop-notice', `theme:${themeId}`, { notice: id, state: 'cancelled', heldBack: 0 });
    });
  }
  return due.map(({ id }) => id);
}

/** Puts the next people of a notice on record, each for the first working hour of their own day; says whether there may be more. */
async function layBatch(ctx: Ctx, id: string): Promise<boolean> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const isThis = and(eq(notice.orgId, ctx.orgId), eq(notice.id, id));
    const [row] = await tx.select().from(notice).where(isThis).for('update');
    if (row?.state !== 'telling' || row.laidAt !== null) return false;
    const people = await listBehind(tx, ctx, { themeId: row.themeId, until: row.newsAt }, { most: batchSize, and: hasNoTelling(tx, row) });
    const zoneOf = await openZones(tx, ctx);
    const { themeId, kind, resolutionNumber } = row;
    const rows = people.map((person) => ({ orgId: ctx.orgId, id: newId(ctx.now()), noticeId: id, themeId, kind, resolutionNumber, customerId: person.id, state: 'waiting' as const, dueAt: nextOpenHour(ctx.now(), zoneOf(person.timezone)) }));
    if (rows.length > 0) await tx.insert(noticeTelling).values(rows).onConflictDoNothing();
    if (rows.length < batchSize) await tx.update(notice).set({ laidAt: ctx.now() }).where(isThis);
    return rows.length === batchSize;
  });
}

function hasNoTelling(tx: OrgTx, row: typeof notice.$inferSelect) {
  const told = tx
    .select({ one: sql`1` })
    .from(noticeTelling)
    .where(and(eq(noticeTelling.orgId, customer.orgId), eq(noticeTelling.customerId, customer.id), eq(noticeTelling.themeId, row.themeId), eq(noticeTelling.resolutionNumber, row.resolutionNumber), eq(noticeTelling.kind, row.kind)));
  return notExists(told);
}

/** Whom it is time to tell. Whoever is also behind a notice that is still on hold waits for it, so that both are one mail. */
async function listDue(ctx: Ctx): Promise<string[]> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) => {
    const isBehindHeld = exists(
      tx
        .select({ one: sql`1` })
        .from(notice)
        .innerJoin(mention, and(eq(mention.orgId, notice.orgId), eq(mention.themeId, notice.themeId)))
        .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
        .where(and(eq(notice.orgId, noticeTelling.orgId), eq(notice.state, 'held'), eq(feedback.customerId, noticeTelling.customerId))),
    );
    return tx
      .selectDistinct({ id: noticeTelling.customerId })
      .from(noticeTelling)
      .where(and(eq(noticeTelling.orgId, ctx.orgId), eq(noticeTelling.state, 'waiting'), lte(noticeTelling.dueAt, ctx.now()), sql`not ${isBehindHeld}`))
      .orderBy(asc(noticeTelling.customerId))
      .limit(mostAtOnce);
  });
  return rows.map(({ id }) => id);
}

async function listToldThemes(ctx: Ctx): Promise<string[]> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) => tx.selectDistinct({ id: theme.id }).from(notice).innerJoin(theme, and(eq(theme.orgId, notice.orgId), eq(theme.id, notice.themeId))).where(and(eq(notice.orgId, ctx.orgId), inArray(notice.state, ['telling']))));
  return rows.map(({ id }) => id);
}

/** Finds organisations with a notice whose hold is over, or that is on its way. */
export async function noticesDue(tx: Db, now: Date): Promise<DueWork[]> {
  return tx.selectDistinctOn([notice.orgId], { orgId: notice.orgId, id: notice.id }).from(notice).where(or(and(eq(notice.state, 'held'), lte(notice.sendAt, now)), eq(notice.state, 'telling')));
}

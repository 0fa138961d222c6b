import { isWorkingDay } from '@kept/core/act/working-calendar.ts';
import { isOpenHour } from '@kept/core/listen/open-hours.ts';
import type { Db } from '@kept/db/client.ts';
import { ladderRound } from '@kept/db/schema/act/ladders.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { type DueWork, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, gt, notExists } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { readWorkingCalendar } from '../../organisation/read-working-calendar.ts';
import { raiseReviews } from '../procedures/raise-reviews.ts';
import { fireSteps } from './fire-steps.ts';
import { writeDayMails } from './write-day-mails.ts';

const hourMilliseconds = 3_600_000;

/**
 * The round of an organisation, once an hour: in its working hours it fires the steps whose day has come and writes each person's one
 * mail of the day. Rows say what was fired and mailed, so two rounds at once, or one that died halfway, tell nobody twice and nobody never.
 */
export async function walkLadders(ctx: Ctx): Promise<void> {
  const isOpen = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { calendar, timezone, today } = await readWorkingCalendar(tx, ctx);
    return isWorkingDay(calendar, today) && isOpenHour(ctx.now(), timezone);
  });
  const hasMails = isOpen && (await fireAndWrite(ctx));
  const dueAt = new Date((Math.floor(ctx.now().getTime() / hourMilliseconds) + 1) * hourMilliseconds);
  await inOrg(ctx.db, ctx.orgId, (tx) => tx.insert(ladderRound).values({ orgId: ctx.orgId, dueAt }).onConflictDoUpdate({ target: ladderRound.orgId, set: { dueAt } }));
  if (hasMails) await ctx.wake('send-mail', ctx.orgId);
}

async function fireAndWrite(ctx: Ctx): Promise<boolean> {
  await fireSteps(ctx);
  await raiseReviews(ctx);
  return writeDayMails(ctx);
}

/** Organisations whose next round has come, or that never had one. */
export async function laddersDue(tx: Db, now: Date): Promise<readonly DueWork[]> {
  const later = tx.select({ orgId: ladderRound.orgId }).from(ladderRound).where(and(eq(ladderRound.orgId, organisation.id), gt(ladderRound.dueAt, now)));
  return tx.select({ orgId: organisation.id, id: organisation.id }).from(organisation).where(notExists(later));
}

/** Has the next round begin at once: something changed that it counts by. */
export async function lookAgain(tx: OrgTx, ctx: Ctx): Promise<void> {
  await tx.delete(ladderRound).where(eq(ladderRound.orgId, ctx.orgId));
}

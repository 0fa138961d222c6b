import { reviewReminder } from '@kept/core/act/review-reminder.ts';
import { procedure, procedureTold } from '@kept/db/schema/act/procedures.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, isNull, lte } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { readWorkingCalendar } from '../../organisation/read-working-calendar.ts';
import { readReach } from '../ladders/read-reach.ts';

/** Notes whom to tell of each review that is due: on its day, then once a week and wider. The week is part of the key, so that two workers tell once. */
export async function raiseReviews(ctx: Ctx): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { today } = await readWorkingCalendar(tx, ctx);
    const due = await tx.select({ id: procedure.id, ownerId: procedure.ownerId, deputyId: procedure.deputyId, reviewOn: procedure.reviewOn }).from(procedure).where(and(eq(procedure.orgId, ctx.orgId), isNull(procedure.retiredAt), lte(procedure.reviewOn, today))).orderBy(procedure.id);
    if (due.length === 0) return;
    const reach = await readReach(tx, ctx, today);
    const rows = due.flatMap(({ id, ownerId, deputyId, reviewOn }) => {
      const reminder = reviewReminder(reviewOn, today);
      if (reminder === undefined) return [];
      const ids = reminder.tells.flatMap((who) => (who === 'owner' ? [ownerId] : who === 'deputy' ? [deputyId] : who === 'leads' ? [...reach.leads] : [reach.sponsorId]));
      const known = [...new Set(ids)].flatMap((memberId) => (memberId !== null && reach.members.has(memberId) ? [memberId] : []));
      return known.map((memberId) => ({ orgId: ctx.orgId, procedureId: id, about: 'review' as const, period: `${reviewOn} week ${reminder.week}`, memberId, toldAt: ctx.now() }));
    });
    if (rows.length > 0) await tx.insert(procedureTold).values(rows).onConflictDoNothing();
  });
}

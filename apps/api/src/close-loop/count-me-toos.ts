import { dayIn } from '@kept/core/calendar.ts';
import { shownSide } from '@kept/core/understand/shown-side.ts';
import { frictionBallot, frictionPoint, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import type { Db } from '@kept/db/client.ts';
import { type DueWork, inOrg } from '@kept/db/scope.ts';
import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { voidSlips } from '../listen/keep-slips.ts';

/** Organisations with a session whose day is over and whose "me too" are not counted. */
export async function meToosDue(tx: Db, now: Date): Promise<readonly DueWork[]> {
  return tx.select({ orgId: frictionRound.orgId, id: frictionRound.id }).from(frictionRound).where(and(lt(frictionRound.meetsOn, dayIn(now, 'UTC')), isNull(frictionRound.countedAt)));
}

/** Counts the "me too" of every session that is over, writes down the numbers that hide everybody, and deletes what was counted. */
export async function countMeToos(ctx: Ctx): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    const rounds = await tx
      .select({ id: frictionRound.id })
      .from(frictionRound)
      .where(and(eq(frictionRound.orgId, ctx.orgId), lt(frictionRound.meetsOn, dayIn(ctx.now(), settings?.timezone ?? 'UTC')), isNull(frictionRound.countedAt)))
      .for('update');
    for (const { id } of rounds) {
      const ballots = await tx.delete(frictionBallot).where(and(eq(frictionBallot.orgId, ctx.orgId), eq(frictionBallot.roundId, id))).returning();
      const counts = shownSide(ballots.map(({ slipHash, pointIds }) => ({ id: slipHash, team: '', themeIds: pointIds, frequency: '', step: '' })));
      for (const { themeId: pointId, reports } of counts) await tx.update(frictionPoint).set({ meToos: reports }).where(and(eq(frictionPoint.orgId, ctx.orgId), eq(frictionPoint.id, pointId)));
      await voidSlips(tx, ctx, id, 'me_too');
      await tx.update(frictionRound).set({ countedAt: ctx.now() }).where(and(eq(frictionRound.orgId, ctx.orgId), eq(frictionRound.id, id)));
    }
  });
}

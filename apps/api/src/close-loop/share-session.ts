import { AppError, notFound } from '@kept/core/errors.ts';
import { frictionPoint, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, count, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const sharedSession = z.object({ id: z.uuid(), sharedAt: z.iso.datetime() });

/** Shares a session's results with everybody who may see friction, on the agents' page and with whoever kept a receipt code. Each point has its outcome by then. */
export async function shareSession(ctx: Ctx, roundId: string): Promise<z.infer<typeof sharedSession>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const isThis = and(eq(frictionRound.orgId, ctx.orgId), eq(frictionRound.id, roundId));
    const [round] = await tx.select().from(frictionRound).where(isThis).for('update');
    if (round === undefined) throw notFound('round');
    if (round.agendaAt === null) throw new AppError('conflict', 'This session has no agenda yet. It is made from the reports once the round has closed.');
    const [open] = await tx.select({ points: count() }).from(frictionPoint).where(and(eq(frictionPoint.orgId, ctx.orgId), eq(frictionPoint.roundId, roundId), isNull(frictionPoint.outcome)));
    if (open !== undefined && open.points > 0) throw new AppError('conflict', open.points === 1 ? 'One point has no outcome yet. Each gets one, and "we will not" with a reason is one.' : `${open.points} points have no outcome yet. Each gets one, and "we will not" with a reason is one.`);
    const sharedAt = round.sharedAt ?? ctx.now();
    await tx.update(frictionRound).set({ sharedAt }).where(isThis);
    return { id: roundId, sharedAt: sharedAt.toISOString() };
  });
}

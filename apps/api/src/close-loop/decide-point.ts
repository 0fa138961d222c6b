import { AppError, notFound } from '@kept/core/errors.ts';
import { outcomePlaces, pointOutcomes } from '@kept/core/listen/session-words.ts';
import { frictionPoint, frictionRound } from '@kept/db/schema/listen/friction.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const newOutcome = z.object({
  outcome: z.enum(pointOutcomes, { error: 'Choose what comes of it.' }),
  text: z.string({ error: 'Write what comes of it, in words an agent would use.' }).trim().min(1, 'Write what comes of it, in words an agent would use.').max(1000, 'Keep it under 1,000 characters.'),
  goesTo: z.enum(outcomePlaces, { error: 'Choose whose desk it goes to.' }),
});
export const decidedPoint = z.object({ id: z.uuid(), outcome: z.enum(pointOutcomes) });

/** Writes down what comes of one point of a session, and whose desk it goes to; "no" needs its reason like every other outcome. Once the results are shared it stands. */
export async function decidePoint(ctx: Ctx, pointId: string, { outcome, text, goesTo }: z.infer<typeof newOutcome>): Promise<z.infer<typeof decidedPoint>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const isThis = and(eq(frictionPoint.orgId, ctx.orgId), eq(frictionPoint.id, pointId));
    const [point] = await tx.select({ sharedAt: frictionRound.sharedAt }).from(frictionPoint).innerJoin(frictionRound, and(eq(frictionRound.orgId, frictionPoint.orgId), eq(frictionRound.id, frictionPoint.roundId))).where(isThis);
    if (point === undefined) throw notFound('point');
    if (point.sharedAt !== null) throw new AppError('conflict', 'The results of this session have been shared. What was said to agents stands.');
    await tx.update(frictionPoint).set({ outcome, outcomeText: text, goesTo, decidedAt: ctx.now() }).where(isThis);
    return { id: pointId, outcome };
  });
}

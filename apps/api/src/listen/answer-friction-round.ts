import { dayIn } from '@kept/core/calendar.ts';
import { AppError, notFound } from '@kept/core/errors.ts';
import { frictionRound } from '@kept/db/schema/listen/friction.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const roundAnswer = z.object({ answer: z.string({ error: 'Write what comes of the reports.' }).trim().min(1, 'Write what comes of the reports.').max(5000, 'Keep the answer under 5,000 characters.') });
export const answeredRound = z.object({ id: z.uuid(), answer: z.string(), answeredAt: z.iso.datetime() });

/** Answers the reports of a closed round; everybody who kept their code can read it. A later answer replaces it. */
export async function answerFrictionRound(ctx: Ctx, id: string, input: z.infer<typeof roundAnswer>): Promise<z.infer<typeof answeredRound>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const isThis = and(eq(frictionRound.orgId, ctx.orgId), eq(frictionRound.id, id));
    const [round] = await tx.select({ closesOn: frictionRound.closesOn }).from(frictionRound).where(isThis).for('update');
    if (round === undefined) throw notFound('round');
    const [settings] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    if (dayIn(ctx.now(), settings?.timezone ?? 'UTC') <= round.closesOn) throw new AppError('conflict', 'This round is not over yet. Answer it after it has closed.');
    const answeredAt = ctx.now();
    await tx.update(frictionRound).set({ answer: input.answer, answeredAt }).where(isThis);
    return { id, answer: input.answer, answeredAt: answeredAt.toISOString() };
  });
}

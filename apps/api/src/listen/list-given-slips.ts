import { slipKinds } from '@kept/core/listen/slip-text.ts';
import { AppError } from '@kept/core/errors.ts';
import { frictionSlip } from '@kept/db/schema/listen/friction.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const givenSlips = z.object({ memberId: z.uuid(), items: z.array(z.object({ roundId: z.uuid(), kind: z.enum(slipKinds) })) });

/** The rounds in which this person was given a slip; whether it was used is known to nobody. */
export async function listGivenSlips(ctx: Ctx): Promise<z.infer<typeof givenSlips>> {
  const { actor } = ctx;
  if (actor.kind !== 'member') throw new AppError('forbidden', 'A slip is given to a person who has signed in.');
  const items = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ roundId: frictionSlip.roundId, kind: frictionSlip.kind }).from(frictionSlip).where(and(eq(frictionSlip.orgId, ctx.orgId), eq(frictionSlip.memberId, actor.memberId))));
  return { memberId: actor.memberId, items };
}

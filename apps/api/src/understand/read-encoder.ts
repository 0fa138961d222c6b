import { encoderState } from '@kept/db/schema/understand/reading.ts';
import { inOrg } from '@kept/db/scope.ts';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const encoderAnswer = z.object({
  /** What this server is set up with, in words. */
  wanted: z.string(),
  /** Why another encoder stands in, as a sentence; null when the wanted one reads. */
  failure: z.string().nullable(),
  failedAt: z.iso.datetime().nullable(),
  /** How far texts have been read again; null when nothing is. */
  reading: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
});

/** What turns texts into vectors here, whether another encoder stands in for it, and how far a change of encoder is. */
export async function readEncoder(ctx: Ctx): Promise<z.infer<typeof encoderAnswer>> {
  const [state] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select().from(encoderState).where(eq(encoderState.orgId, ctx.orgId)));
  const { wanted } = ctx.engine.encoder;
  if (state === undefined) return { wanted, failure: null, failedAt: null, reading: null };
  return {
    wanted,
    failure: state.failure,
    failedAt: state.failedAt?.toISOString() ?? null,
    reading: state.finishedAt === null ? { done: state.textsDone, total: state.textsTotal } : null,
  };
}

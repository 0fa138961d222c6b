import { runDecisions, themeRun } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const runAnswer = z.object({
  run: z
    .object({
      id: z.uuid(),
      startedAt: z.iso.datetime(),
      finishedAt: z.iso.datetime().nullable(),
      step: z.string(),
      progress: z.number().min(0).max(1),
      textsRead: z.number().int(),
      themesFound: z.number().int().nullable(),
      textsUnthemed: z.number().int().nullable(),
      failure: z.string().nullable(),
      /** “waiting” where it would touch themes somebody answers for. */
      decision: z.enum(runDecisions).nullable(),
    })
    .nullable(),
});
export type RunAnswer = z.infer<typeof runAnswer>;

/** The last time themes were looked for, or are being looked for right now: step and progress. */
export async function readLatestRun(ctx: Ctx): Promise<RunAnswer> {
  const [row] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select().from(themeRun).where(eq(themeRun.orgId, ctx.orgId)).orderBy(desc(themeRun.startedAt), desc(themeRun.id)).limit(1));
  if (row === undefined) return { run: null };
  const { id, step, progress, textsRead, themesFound, textsUnthemed, failure, decision } = row;
  return { run: { id, startedAt: row.startedAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null, step, progress, textsRead, themesFound, textsUnthemed, failure, decision } };
}

import { themeRun } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** A run this process works on. Only the latest attempt may write; whoever came back from the dead finds its number gone. */
export interface ClaimedRun {
  readonly id: string;
  readonly attempt: number;
}

const deadAfterMilliseconds = 30_000;
const attemptsAtMost = 3;

/** Takes the unfinished run if nobody works on it, or if whoever did has not been heard of for half a minute. */
export async function claimRun(ctx: Ctx): Promise<ClaimedRun | undefined> {
  const silentSince = new Date(ctx.now().getTime() - deadAfterMilliseconds);
  const [run] = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .update(themeRun)
      .set({ claimedAt: ctx.now(), attempt: sql`${themeRun.attempt} + 1`, engineVersion: ctx.engine.version })
      .where(and(eq(themeRun.orgId, ctx.orgId), isNull(themeRun.finishedAt), or(isNull(themeRun.claimedAt), lt(themeRun.claimedAt, silentSince))))
      .returning({ id: themeRun.id, attempt: themeRun.attempt }),
  );
  return run;
}

/** What "this attempt of this run, still unfinished" is in a WHERE. */
export function isOwnRun(ctx: Ctx, run: ClaimedRun) {
  return and(eq(themeRun.orgId, ctx.orgId), eq(themeRun.id, run.id), eq(themeRun.attempt, run.attempt), isNull(themeRun.finishedAt));
}

/** Says how far a run is, and that its worker lives. */
export async function reportRun(ctx: Ctx, run: ClaimedRun, step: string, progress: number): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, (tx) => tx.update(themeRun).set({ step, progress, claimedAt: ctx.now() }).where(isOwnRun(ctx, run)));
}

/** Gives a failed run back for another attempt; after the third it ends with a sentence. */
export async function releaseRun(ctx: Ctx, run: ClaimedRun): Promise<void> {
  const isLast = run.attempt >= attemptsAtMost;
  const end = isLast ? { finishedAt: ctx.now(), step: 'Failed', failure: 'Themes could not be looked for. The texts are safe; a new run can be started.' } : {};
  await inOrg(ctx.db, ctx.orgId, (tx) => tx.update(themeRun).set({ claimedAt: null, ...end }).where(isOwnRun(ctx, run)));
}

import { newId } from '@kept/db/new-id.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { themeRun } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, count, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { isComment } from './is-comment.ts';
import { readLatestRun, type RunAnswer } from './read-latest-run.ts';

/** The first run waits for this many texts; the next for half as many again as the last one read. */
const textsForFirstRun = 30;
const growthForNextRun = 1.5;

/** Asks for themes to be looked for now. Where a run is under way already, that one answers. */
export async function startRun(ctx: Ctx): Promise<RunAnswer> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const id = await leaveRun(tx, ctx);
    if (id !== undefined) await recordAudit(tx, ctx, 'start-run', `theme-run:${id}`);
  });
  await ctx.wake('find-themes', ctx.orgId);
  return readLatestRun(ctx);
}

/** Asks for themes once enough has been read: 30 texts for the first time, then whenever there are half as many again. */
export async function startRunWhenGrown(ctx: Ctx): Promise<void> {
  const isLeft = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [last] = await tx
      .select({ textsRead: themeRun.textsRead })
      .from(themeRun)
      .where(and(eq(themeRun.orgId, ctx.orgId), isNotNull(themeRun.finishedAt), isNull(themeRun.failure)))
      .orderBy(desc(themeRun.startedAt))
      .limit(1);
    const [now] = await tx.select({ texts: count() }).from(feedback).where(and(eq(feedback.orgId, ctx.orgId), isComment));
    const wanted = Math.max(textsForFirstRun, Math.ceil((last?.textsRead ?? 0) * growthForNextRun));
    return (now?.texts ?? 0) >= wanted && (await leaveRun(tx, ctx)) !== undefined;
  });
  if (isLeft) await ctx.wake('find-themes', ctx.orgId);
}

async function leaveRun(tx: OrgTx, ctx: Ctx): Promise<string | undefined> {
  const [made] = await tx
    .insert(themeRun)
    .values({ orgId: ctx.orgId, id: newId(ctx.now()), startedAt: ctx.now(), engineVersion: ctx.engine.version, step: 'Waiting for a worker', textsRead: 0 })
    .onConflictDoNothing()
    .returning({ id: themeRun.id });
  return made?.id;
}

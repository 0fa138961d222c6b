import { AppError, notFound } from '@kept/core/errors.ts';
import { smallestTheme } from '@kept/core/understand/plan-run.ts';
import { newId } from '@kept/db/new-id.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { themeRunChange } from '@kept/db/schema/understand/run-changes.ts';
import { mention, theme, themeRun } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { reviseUnderstanding } from './revise-understanding.ts';

export const runDecision = z.object({ accept: z.boolean({ error: 'Say whether to accept it.' }) });

export const runDecisionAnswer = z.object({ decision: z.enum(['accepted', 'refused']), moved: z.number().int(), skipped: z.number().int() });

/**
 * A person's word on what a run proposes for themes somebody answers for. Accepted, each text moves that still lies where
 * the run saw it and that nobody placed by hand since; refused, nothing moves and the same is not proposed again.
 */
export async function decideRun(ctx: Ctx, runId: string, { accept }: z.infer<typeof runDecision>): Promise<z.infer<typeof runDecisionAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    const [run] = await tx.select({ decision: themeRun.decision }).from(themeRun).where(and(eq(themeRun.orgId, ctx.orgId), eq(themeRun.id, runId))).for('update');
    if (run === undefined) throw notFound('run');
    if (run.decision !== 'waiting') throw new AppError('conflict', refusals[run.decision ?? 'none']);
    const decision = accept ? 'accepted' : 'refused';
    const result = accept ? await carryOut(tx, ctx, runId) : { moved: 0, skipped: 0 };
    await tx.update(themeRun).set({ decision, decidedAt: ctx.now(), decidedBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null }).where(and(eq(themeRun.orgId, ctx.orgId), eq(themeRun.id, runId)));
    await recordAudit(tx, ctx, accept ? 'accept-run' : 'refuse-run', `theme-run:${runId}`, result);
    return { decision, ...result };
  });
}

const refusals = {
  accepted: 'Somebody has accepted this already.',
  refused: 'Somebody has refused this already.',
  superseded: 'A newer search has taken the place of this one. Decide on that one.',
  none: 'This search changed nothing that needs a person.',
} as const;

const moveRow = z.object({ feedbackId: z.string(), fromThemeId: z.string().nullable(), toThemeId: z.string(), confidence: z.number(), spanStart: z.number().nullable(), spanEnd: z.number().nullable() });
type Move = z.infer<typeof moveRow>;

async function carryOut(tx: OrgTx, ctx: Ctx, runId: string): Promise<{ moved: number; skipped: number }> {
  const [all] = rowsOf(await tx.execute(sql`select count(*)::int as count from theme_run_move where org_id = ${ctx.orgId}::uuid and run_id = ${runId}::uuid`), z.object({ count: z.number() }));
  const valid = await readValidMoves(tx, ctx, runId);
  const { standing, fresh } = await readTargets(tx, ctx, runId, valid);
  const moves = valid.flatMap((move) => {
    const to = standing.get(move.toThemeId) ?? (fresh.has(move.toThemeId) ? move.toThemeId : undefined);
    return to === undefined || to === move.fromThemeId ? [] : [{ ...move, toThemeId: to }];
  });
  for (const move of moves) await carry(tx, ctx, runId, move);
  const done = JSON.stringify(moves.map((move) => move.feedbackId));
  await tx.execute(sql`update theme_run_move set done_at = ${ctx.now().toISOString()}::timestamptz where org_id = ${ctx.orgId}::uuid and run_id = ${runId}::uuid and feedback_id in (select value::uuid from jsonb_array_elements_text(${done}::text::jsonb))`);
  return { moved: moves.length, skipped: (all?.count ?? 0) - moves.length };
}

/** The moves whose text still lies where the run saw it, and whose place no person has decided since. */
async function readValidMoves(tx: OrgTx, ctx: Ctx, runId: string): Promise<Move[]> {
  const result = await tx.execute(sql`
    select v.feedback_id as "feedbackId", v.from_theme_id as "fromThemeId", v.to_theme_id as "toThemeId", v.confidence, v.span_start as "spanStart", v.span_end as "spanEnd"
    from theme_run_move v
    where v.org_id = ${ctx.orgId}::uuid and v.run_id = ${runId}::uuid and v.to_theme_id is not null
      and not exists (select 1 from mention p where p.org_id = v.org_id and p.feedback_id = v.feedback_id and (p.placed_by = 'person' or p.edit_id is not null))
      and not exists (select 1 from mention_correction c where c.org_id = v.org_id and c.feedback_id = v.feedback_id)
      and case when v.from_theme_id is null then not exists (select 1 from mention m where m.org_id = v.org_id and m.feedback_id = v.feedback_id)
        else exists (select 1 from mention m where m.org_id = v.org_id and m.feedback_id = v.feedback_id and m.theme_id = v.from_theme_id) end
    order by v.feedback_id`);
  return rowsOf(result, moveRow);
}

/** Where the moves lead now: to a theme that stands, to what it was merged into, or to a new one that enough texts still make. */
async function readTargets(tx: OrgTx, ctx: Ctx, runId: string, moves: readonly Move[]): Promise<{ standing: ReadonlyMap<string, string>; fresh: ReadonlySet<string> }> {
  const sizes = Map.groupBy(moves, (move) => move.toThemeId);
  const ids = [...sizes.keys()];
  if (ids.length === 0) return { standing: new Map(), fresh: new Set() };
  const rows = await tx.select({ id: theme.id, status: theme.status, mergedIntoId: theme.mergedIntoId }).from(theme).where(and(eq(theme.orgId, ctx.orgId), inArray(theme.id, ids)));
  const planned = await tx.select().from(themeRunChange).where(and(eq(themeRunChange.orgId, ctx.orgId), eq(themeRunChange.runId, runId), eq(themeRunChange.kind, 'new'), eq(themeRunChange.waits, true), inArray(themeRunChange.themeId, ids)));
  const known = new Set(rows.map((row) => row.id));
  const fresh = planned.filter((each) => !known.has(each.themeId) && (sizes.get(each.themeId)?.length ?? 0) >= smallestTheme);
  for (const { themeId, title, description, groupTitle } of fresh) {
    await tx.insert(theme).values({ orgId: ctx.orgId, id: themeId, title, description, groupTitle, titledBy: 'machine', status: 'emerging', createdAt: ctx.now(), statusSince: ctx.now() });
  }
  return { standing: new Map(rows.filter((row) => row.status !== 'dismissed').map((row) => [row.id, row.mergedIntoId ?? row.id])), fresh: new Set(fresh.map((each) => each.themeId)) };
}

async function carry(tx: OrgTx, ctx: Ctx, runId: string, { feedbackId, fromThemeId, toThemeId, confidence, spanStart, spanEnd }: Move): Promise<void> {
  if (fromThemeId !== null) await tx.delete(mention).where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, fromThemeId), eq(mention.feedbackId, feedbackId)));
  await tx
    .insert(mention)
    .values({ orgId: ctx.orgId, id: newId(ctx.now()), feedbackId, themeId: toThemeId, confidence, spanStart, spanEnd, placedBy: 'machine', placedAt: ctx.now(), runId })
    .onConflictDoNothing();
}

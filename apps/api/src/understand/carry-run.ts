import { smallestTheme } from '@kept/core/understand/plan-run.ts';
import { thisTransaction } from '@kept/db/columns.ts';
import { newId } from '@kept/db/new-id.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { themeRunChange } from '@kept/db/schema/understand/run-changes.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, notExists, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { promoteWhatWasThere } from './restore-main.ts';

const rowsPerStatement = 1000;
const moveRow = z.object({ feedback: z.string(), from: z.string().nullable(), to: z.string() });
type Move = z.infer<typeof moveRow>;

/** Carries out what a run proposed, in sets, and keeps each mention as it was for undoing. Says how many moved and how many did not. */
export async function carryRun(tx: OrgTx, ctx: Ctx, runId: string): Promise<{ moved: number; skipped: number }> {
  const run = sql`v.org_id = ${ctx.orgId}::uuid and v.run_id = ${runId}::uuid`;
  const [all] = rowsOf(await tx.execute(sql`select count(*)::int as count from theme_run_move v where ${run}`), z.object({ count: z.number() }));
  await makeThemes(tx, ctx, runId);
  const moves = await readMoves(tx, ctx, runId);
  for (let from = 0; from < moves.length; from += rowsPerStatement) await keepWhatMoves(tx, ctx, runId, moves.slice(from, from + rowsPerStatement));
  const own = sql`${run} and v.moved_to_id is not null and m.org_id = v.org_id and m.id = v.mention_id`;
  await tx.execute(sql`delete from mention m using theme_run_move v where ${own} and v.was_there`);
  await promoteWhatWasThere(tx, sql`theme_run_move v where ${run}`, sql`v.moved_to_id`);
  await tx.execute(sql`
    update mention m set theme_id = v.moved_to_id, confidence = v.confidence, span_start = v.span_start, span_end = v.span_end, placed_by = 'machine', placed_at = v.done_at, run_id = v.run_id, quote_rank = null, changed_in = ${thisTransaction}
    from theme_run_move v where ${own} and not v.was_there`);
  await tx.execute(sql`
    insert into mention (org_id, id, feedback_id, theme_id, confidence, span_start, span_end, placed_by, placed_at, run_id)
    select v.org_id, v.mention_id, v.feedback_id, v.moved_to_id, v.confidence, v.span_start, v.span_end, 'machine', v.done_at, v.run_id
    from theme_run_move v where ${run} and v.moved_to_id is not null and v.before is null and not v.was_there on conflict do nothing`);
  return { moved: moves.length, skipped: (all?.count ?? 0) - moves.length };
}

/** Of what a run proposed, what still lies where the run saw it, and whose place no person has decided since. */
const isValid = sql`v.to_theme_id is not null
  and not exists (select 1 from mention p where p.org_id = v.org_id and p.feedback_id = v.feedback_id and (p.placed_by = 'person' or (p.edit_id is not null and not p.is_further)))
  and not exists (select 1 from mention_correction c where c.org_id = v.org_id and c.feedback_id = v.feedback_id)
  and case when v.from_theme_id is null then not exists (select 1 from mention m where m.org_id = v.org_id and m.feedback_id = v.feedback_id and not m.is_further)
    else exists (select 1 from mention m where m.org_id = v.org_id and m.feedback_id = v.feedback_id and m.theme_id = v.from_theme_id and not m.is_further) end`;

/** The new themes that enough of the texts would still make. */
async function makeThemes(tx: OrgTx, ctx: Ctx, runId: string): Promise<void> {
  const result = await tx.execute(sql`select v.to_theme_id as id from theme_run_move v where v.org_id = ${ctx.orgId}::uuid and v.run_id = ${runId}::uuid and ${isValid} group by 1 having count(*) >= ${smallestTheme}::int`);
  const ids = rowsOf(result, z.object({ id: z.string() })).map((row) => row.id);
  if (ids.length === 0) return;
  const stands = tx.select({ id: theme.id }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeRunChange.themeId)));
  const planned = await tx.select().from(themeRunChange).where(and(eq(themeRunChange.orgId, ctx.orgId), eq(themeRunChange.runId, runId), eq(themeRunChange.kind, 'new'), eq(themeRunChange.waits, true), inArray(themeRunChange.themeId, ids), notExists(stands)));
  for (const { themeId, title, description, groupTitle } of planned) {
    await tx.insert(theme).values({ orgId: ctx.orgId, id: themeId, title, description, groupTitle, titledBy: 'machine', status: 'emerging', createdAt: ctx.now(), statusSince: ctx.now() });
  }
}

/** Where the moves lead now: to a theme that stands, or to what it was merged into. */
async function readMoves(tx: OrgTx, ctx: Ctx, runId: string): Promise<Move[]> {
  const result = await tx.execute(sql`
    select v.feedback_id as feedback, v.from_theme_id as "from", g.id as to
    from theme_run_move v join theme t on t.org_id = v.org_id and t.id = v.to_theme_id join theme g on g.org_id = t.org_id and g.id = coalesce(t.merged_into_id, t.id)
    where v.org_id = ${ctx.orgId}::uuid and v.run_id = ${runId}::uuid and ${isValid} and g.status not in ('merged', 'dismissed') and g.id is distinct from v.from_theme_id
    order by v.feedback_id`);
  return rowsOf(result, moveRow);
}

async function keepWhatMoves(tx: OrgTx, ctx: Ctx, runId: string, moves: readonly Move[]): Promise<void> {
  const rows = JSON.stringify(moves.map((move) => ({ ...move, mention: newId(ctx.now()) })));
  await tx.execute(sql`
    update theme_run_move v set done_at = ${ctx.now().toISOString()}::timestamptz, moved_to_id = g."to", mention_id = coalesce(m.id, g.mention), before = to_jsonb(m),
      was_there = exists (select 1 from mention h where h.org_id = v.org_id and h.feedback_id = v.feedback_id and h.theme_id = g."to")
    from jsonb_to_recordset(${rows}::text::jsonb) as g(feedback uuid, "from" uuid, "to" uuid, mention uuid)
      left join mention m on m.org_id = ${ctx.orgId}::uuid and m.feedback_id = g.feedback and m.theme_id = g."from"
    where v.org_id = ${ctx.orgId}::uuid and v.run_id = ${runId}::uuid and v.feedback_id = g.feedback`);
}

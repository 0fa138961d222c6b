import { thisTransaction } from '@kept/db/columns.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { restoreMainOfRun } from './restore-main.ts';
import type { Returned } from './return-mentions.ts';

const counts = z.object({ count: z.coerce.number() });

/**
 * Puts back what an accepted run moved, each mention as it was. What a person or a later run placed anew stays, and so does
 * what came into a theme of `held`, or out of one that no longer stands.
 */
export async function returnRun(tx: OrgTx, ctx: Ctx, runId: string, held: readonly string[]): Promise<Returned> {
  const back = backOf(ctx, runId, held);
  const all = await countIn(tx, sql`select count(*) as count from theme_run_move where org_id = ${ctx.orgId}::uuid and run_id = ${runId}::uuid and moved_to_id is not null`);
  const returned = [
    await countIn(tx, sql`with v as (${back}), done as (delete from mention m using v where ${stands} and m.id = v.mention_id and v.before is null returning 1) select count(*) as count from done`),
    await countIn(tx, sql`with v as (${back}), done as (delete from mention m using v where ${stands} and m.id = v.mention_id and v.before is not null and not v.was_there and ${isHome} returning 1) select count(*) as count from done`),
    await countIn(tx, sql`
      with v as (${back}), done as (
        update mention m set theme_id = v.home, span_start = w.span_start, span_end = w.span_end, confidence = w.confidence, placed_by = w.placed_by, placed_at = w.placed_at, run_id = w.run_id, quote_rank = w.quote_rank, changed_in = ${thisTransaction}
        from v, jsonb_populate_record(null::mention, v.before) w where ${stands} and m.id = v.mention_id and v.before is not null and not v.was_there returning 1
      ) select count(*) as count from done`),
    await countIn(tx, sql`
      with v as (${back}), done as (
        insert into mention select (jsonb_populate_record(null::mention, v.before || jsonb_build_object('theme_id', v.home, 'changed_in', ${thisTransaction}))).*
        from v where v.was_there and exists (select 1 from mention m where ${stands}) on conflict do nothing returning 1
      ) select count(*) as count from done`),
  ].reduce((sum, count) => sum + count, 0);
  await restoreMainOfRun(tx, back);
  return { returned, stayed: all - returned };
}

/** The mention still lies where the run put it, and neither a person nor an edit has had a hand in it since. */
const stands = sql`m.org_id = v.org_id and m.feedback_id = v.feedback_id and m.theme_id = v.moved_to_id and m.placed_by = 'machine' and m.edit_id is null`;
const isHome = sql`exists (select 1 from mention h where h.org_id = v.org_id and h.feedback_id = v.feedback_id and h.theme_id = v.home)`;

/** The run's moves that can be taken back, each with the theme its text returns to: the one it left, or what that was merged into. */
function backOf(ctx: Ctx, runId: string, held: readonly string[]): SQL {
  return sql`
    select v.org_id, v.feedback_id, v.mention_id, v.moved_to_id, v.was_there, v.before, h.id as home
    from theme_run_move v
      left join theme f on f.org_id = v.org_id and f.id = v.from_theme_id left join theme h on h.org_id = f.org_id and h.id = coalesce(f.merged_into_id, f.id) and h.status <> 'dismissed'
    where v.org_id = ${ctx.orgId}::uuid and v.run_id = ${runId}::uuid and v.moved_to_id is not null and v.mention_id is not null
      and (v.from_theme_id is null or h.id <> v.moved_to_id)
      and v.moved_to_id not in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(held)}::text::jsonb))`;
}

async function countIn(tx: OrgTx, statement: SQL): Promise<number> {
  return rowsOf(await tx.execute(statement), counts)[0]?.count ?? 0;
}

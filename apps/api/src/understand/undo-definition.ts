import { AppError } from '@kept/core/errors.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { themeDefinition } from '@kept/db/schema/understand/definitions.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import type { Theme } from './lock-theme.ts';
import type { Returned } from './return-mentions.ts';

const counts = z.tuple([z.object({ all: z.coerce.number(), back: z.coerce.number() })]);

/**
 * Takes a definition back: texts it took lie where they were, or where that theme was merged into; what people moved since stays. What
 * joined by itself since then is read anew. True in `isEmpty` when nothing is left in the theme.
 */
export async function undoDefinition(tx: OrgTx, ctx: Ctx, editId: string, made: Theme): Promise<Returned & { readonly isEmpty: boolean }> {
  if (made.status !== 'emerging') throw new AppError('conflict', `“${made.title}” has been decided on since and is no longer in triage. Merge it into another theme instead.`);
  const own = sql`v.org_id = ${ctx.orgId}::uuid and v.edit_id = ${editId}::uuid`;
  const stands = sql`m.org_id = v.org_id and m.id = v.mention_id and m.theme_id = ${made.id}::uuid and m.edit_id = v.edit_id`;
  const target = sql`(select coalesce(t.merged_into_id, t.id) from theme t where t.org_id = v.org_id and t.id = v.from_theme_id)`;
  const isTaken = sql`exists (select 1 from mention b where b.org_id = v.org_id and b.feedback_id = v.feedback_id and b.id <> v.mention_id and b.theme_id = ${target})`;
  const result = await tx.execute(sql`select count(*) as all, count(*) filter (where exists (select 1 from mention m where ${stands})) as back from theme_edit_move v where ${own}`);
  const [{ all, back }] = counts.parse(rowsOf(result, z.unknown()));
  // A proposal nobody touched may be gone since: its texts are read anew.
  await tx.execute(sql`update feedback f set placed_at = null, changed_in = pg_current_xact_id()::text::bigint from theme_edit_move v join mention m on ${stands} where ${own} and v.from_theme_id is not null and ${target} is null and f.org_id = v.org_id and f.id = v.feedback_id`);
  await tx.execute(sql`delete from mention m using theme_edit_move v where ${own} and ${stands} and (${target} is null or ${isTaken})`);
  await tx.execute(sql`
    update mention m set theme_id = ${target}, span_start = v.span_start, span_end = v.span_end, confidence = v.confidence, placed_by = v.placed_by, placed_at = v.placed_at,
      run_id = v.run_id, quote_rank = v.quote_rank, edit_id = v.edit_before, changed_in = pg_current_xact_id()::text::bigint
    from theme_edit_move v where ${own} and ${stands}`);
  await tx.delete(themeDefinition).where(and(eq(themeDefinition.orgId, ctx.orgId), eq(themeDefinition.themeId, made.id)));
  await releaseArrivals(tx, ctx, made.id);
  const [left] = rowsOf(await tx.execute(sql`select 1 as one from mention where org_id = ${ctx.orgId}::uuid and theme_id = ${made.id}::uuid limit 1`), z.unknown());
  return { returned: back, stayed: all - back, isEmpty: left === undefined };
}

/** What came later and fitted has no reason to lie there any more: it is read as if it had just arrived. */
async function releaseArrivals(tx: OrgTx, ctx: Ctx, themeId: string): Promise<void> {
  const arrived = sql`m.org_id = ${ctx.orgId}::uuid and m.theme_id = ${themeId}::uuid and m.placed_by = 'machine' and m.edit_id is null`;
  await tx.execute(sql`update feedback f set placed_at = null, changed_in = pg_current_xact_id()::text::bigint from mention m where ${arrived} and not m.is_further and f.org_id = m.org_id and f.id = m.feedback_id`);
  await tx.execute(sql`delete from mention m where ${arrived}`);
}

import { newId } from '@kept/db/new-id.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { PlannedMatch } from './plan-definition.ts';

const rowsPerStatement = 1000;
const quotes = 5;

/** Brings what fits into a defined theme as one edit, each mention kept as it was, for undoing; a text without a theme gets a mention. */
export async function takeMatches(tx: OrgTx, ctx: Ctx, editId: string, themeId: string, taken: readonly PlannedMatch[]): Promise<void> {
  const rows = taken.map(({ feedbackId, mentionId, confidence, span, isExample }, rank) => ({
    feedback: feedbackId, mention: mentionId ?? newId(ctx.now()), isNew: mentionId === null, confidence, start: span?.start ?? null, end: span?.end ?? null, by: isExample ? 'person' : 'machine', rank: rank < quotes ? rank : null,
  }));
  const at = ctx.now().toISOString();
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const given = sql`jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + rowsPerStatement))}::text::jsonb) as g(feedback uuid, mention uuid, "isNew" boolean, confidence float8, start int, "end" int, by text, rank int)`;
    await tx.execute(sql`
      insert into theme_edit_move (org_id, edit_id, feedback_id, mention_id, was_there, from_theme_id, span_start, span_end, confidence, placed_by, placed_at, run_id, quote_rank, is_further, edit_before)
      select m.org_id, ${editId}::uuid, m.feedback_id, m.id, false, m.theme_id, m.span_start, m.span_end, m.confidence, m.placed_by, m.placed_at, m.run_id, m.quote_rank, m.is_further, m.edit_id
      from ${given} join mention m on m.org_id = ${ctx.orgId}::uuid and m.id = g.mention where not g."isNew"`);
    await tx.execute(sql`
      insert into theme_edit_move (org_id, edit_id, feedback_id, mention_id, was_there, span_start, span_end, confidence, placed_by, placed_at, quote_rank)
      select ${ctx.orgId}::uuid, ${editId}::uuid, g.feedback, g.mention, false, g.start, g."end", g.confidence, g.by, ${at}::timestamptz, g.rank from ${given} where g."isNew"`);
    await tx.execute(sql`
      update mention m set theme_id = ${themeId}::uuid, edit_id = ${editId}::uuid, span_start = g.start, span_end = g."end", confidence = g.confidence, placed_by = g.by,
        placed_at = ${at}::timestamptz, run_id = null, quote_rank = g.rank, changed_in = pg_current_xact_id()::text::bigint
      from ${given} where m.org_id = ${ctx.orgId}::uuid and m.id = g.mention and not g."isNew"`);
    await tx.execute(sql`
      insert into mention (org_id, id, feedback_id, theme_id, edit_id, span_start, span_end, confidence, placed_by, placed_at, quote_rank)
      select ${ctx.orgId}::uuid, g.mention, g.feedback, ${themeId}::uuid, ${editId}::uuid, g.start, g."end", g.confidence, g.by, ${at}::timestamptz, g.rank from ${given} where g."isNew"`);
  }
}

import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { Carried } from './carry-mentions.ts';

/** Writes down the mentions an edit is about to change, each as it stands: what undoing puts back. */
export async function keepAsTheyWere(tx: OrgTx, ctx: Ctx, { editId, from, to, mentionIds }: Carried): Promise<void> {
  const chosen = mentionIds === 'all' ? sql`` : sql`and m.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(mentionIds)}::text::jsonb))`;
  await tx.execute(sql`
    insert into theme_edit_move (org_id, edit_id, feedback_id, mention_id, was_there, span_start, span_end, confidence, placed_by, placed_at, run_id, quote_rank, is_further, edit_before)
    select m.org_id, ${editId}::uuid, m.feedback_id, m.id,
      exists (select 1 from mention there where there.org_id = m.org_id and there.feedback_id = m.feedback_id and there.theme_id = ${to}::uuid),
      m.span_start, m.span_end, m.confidence, m.placed_by, m.placed_at, m.run_id, m.quote_rank, m.is_further, m.edit_id
    from mention m where m.org_id = ${ctx.orgId}::uuid and m.theme_id = ${from}::uuid ${chosen}`);
}

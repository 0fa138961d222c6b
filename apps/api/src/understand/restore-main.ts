import { thisTransaction } from '@kept/db/columns.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { type SQL, sql } from 'drizzle-orm';

/** Writes main points; a text that spoke of the theme already has its main point there now. */
export async function insertMain(tx: OrgTx, rows: readonly (typeof mention.$inferInsert)[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.insert(mention).values([...rows]).onConflictDoUpdate({ target: [mention.orgId, mention.feedbackId, mention.themeId], set: { isFurther: false } });
}

/** Where a text's main point went to a theme it spoke of already, that point is now the main one. `v` names moves with what was there. */
export async function promoteWhatWasThere(tx: OrgTx, moves: SQL, to: SQL): Promise<void> {
  await tx.execute(sql`
    update mention m set is_further = false, changed_in = ${thisTransaction}
    from ${moves} and v.was_there and m.org_id = v.org_id and m.feedback_id = v.feedback_id and m.theme_id = ${to}`);
}

/** A main point that is back is the main one again, and what took its place is a further one. */
export async function restoreMain(tx: OrgTx, own: SQL, backTo: string): Promise<void> {
  await tx.execute(sql`
    update mention m set is_further = (m.theme_id <> ${backTo}::uuid), changed_in = ${thisTransaction}
    from theme_edit_move v where ${own} and not v.is_further and m.org_id = v.org_id and m.feedback_id = v.feedback_id and m.is_further <> (m.theme_id <> ${backTo}::uuid)
      and exists (select 1 from mention b where b.org_id = v.org_id and b.feedback_id = v.feedback_id and b.theme_id = ${backTo}::uuid)`);
}

/** The same for what an accepted run moved, after it was put back; `back` selects its moves. */
export async function restoreMainOfRun(tx: OrgTx, back: SQL): Promise<void> {
  await tx.execute(sql`
    with v as (${back}) update mention m set is_further = true, changed_in = ${thisTransaction}
    from v where v.was_there and m.org_id = v.org_id and m.feedback_id = v.feedback_id and m.theme_id = v.moved_to_id and m.placed_by = 'machine' and m.edit_id is null and not m.is_further
      and (v.before is null or exists (select 1 from mention h where h.org_id = v.org_id and h.id = v.mention_id))`);
  await tx.execute(sql`
    with v as (${back}) update mention m set is_further = false, changed_in = ${thisTransaction}
    from v where v.before is not null and m.org_id = v.org_id and m.feedback_id = v.feedback_id and m.theme_id = v.home and m.is_further
      and not exists (select 1 from mention h where h.org_id = v.org_id and h.feedback_id = v.feedback_id and not h.is_further)`);
}

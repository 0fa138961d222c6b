import { thisTransaction } from '@kept/db/columns.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { mentionCorrection } from '@kept/db/schema/understand/themes.ts';
import type { themeEdit } from '@kept/db/schema/understand/edits.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { restoreMain } from './restore-main.ts';

/** How an edit's texts fared when it was undone: so many are back, so many were moved since and stay. Agents' reports are not counted. */
export interface Returned {
  readonly returned: number;
  readonly stayed: number;
}

const columns = sql.raw('org_id, id, feedback_id, theme_id, span_start, span_end, confidence, placed_by, placed_at, run_id, quote_rank, is_further, edit_id');
const asTheyWere = sql.raw('v.span_start, v.span_end, v.confidence, v.placed_by, v.placed_at, v.run_id, v.quote_rank, v.is_further, v.edit_before');
const counts = z.tuple([z.object({ all: z.coerce.number(), back: z.coerce.number() })]);

/** Puts back what an edit moved, each mention as it was; what people moved again since stays where they put it. */
export async function returnMentions(tx: OrgTx, ctx: Ctx, edit: Pick<typeof themeEdit.$inferSelect, 'id' | 'kind' | 'themeId' | 'otherThemeId'>, backTo: string): Promise<Returned> {
  const own = sql`v.org_id = ${ctx.orgId}::uuid and v.edit_id = ${edit.id}::uuid`;
  const isBack = sql`exists (select 1 from mention b where b.org_id = v.org_id and b.feedback_id = v.feedback_id and b.theme_id = ${backTo}::uuid)`;
  await tx.delete(mentionCorrection).where(and(eq(mentionCorrection.orgId, ctx.orgId), eq(mentionCorrection.editId, edit.id)));
  if (edit.kind === 'pinned') await putBack(tx, own, edit.themeId, edit.themeId);
  else if (edit.otherThemeId === null) await returnFromNowhere(tx, own, backTo);
  else await returnFrom(tx, own, edit.otherThemeId, backTo, isBack);
  await restoreMain(tx, own, edit.kind === 'pinned' ? edit.themeId : backTo);
  const result = await tx.execute(sql`
    select count(*) as all, count(*) filter (where ${isBack}) as back from theme_edit_move v
    join feedback f on f.org_id = v.org_id and f.id = v.feedback_id where ${own} and f.kind <> 'friction'`);
  const [{ all, back }] = counts.parse(rowsOf(result, z.unknown()));
  return { returned: back, stayed: all - back };
}

async function returnFrom(tx: OrgTx, own: SQL, from: string, backTo: string, isBack: SQL): Promise<void> {
  const stands = standsIn(from);
  await tx.execute(sql`
    insert into mention (${columns}) select v.org_id, v.mention_id, v.feedback_id, ${backTo}::uuid, ${asTheyWere}
    from theme_edit_move v where ${own} and v.was_there and exists (select 1 from mention m where ${stands}) and not ${isBack} on conflict do nothing`);
  await tx.execute(sql`delete from mention m using theme_edit_move v where ${own} and not v.was_there and ${stands} and m.edit_id = v.edit_id and ${isBack}`);
  await putBack(tx, own, from, backTo);
}

/** A point that was taken out of every theme goes back, unless a person has put it somewhere since. Ids of edits grow with time. */
async function returnFromNowhere(tx: OrgTx, own: SQL, backTo: string): Promise<void> {
  await tx.execute(sql`
    insert into mention (${columns}) select v.org_id, v.mention_id, v.feedback_id, ${backTo}::uuid, ${asTheyWere}
    from theme_edit_move v where ${own} and not exists (select 1 from mention m where m.org_id = v.org_id and m.feedback_id = v.feedback_id and m.is_further = v.is_further and m.edit_id > v.edit_id)
    on conflict do nothing`);
}

function standsIn(themeId: string): SQL {
  return sql`m.org_id = v.org_id and m.feedback_id = v.feedback_id and m.theme_id = ${themeId}::uuid`;
}

async function putBack(tx: OrgTx, own: SQL, from: string, backTo: string): Promise<void> {
  await tx.execute(sql`
    update mention m set theme_id = ${backTo}::uuid, span_start = v.span_start, span_end = v.span_end, confidence = v.confidence,
      placed_by = v.placed_by, placed_at = v.placed_at, run_id = v.run_id, quote_rank = v.quote_rank, is_further = v.is_further, edit_id = v.edit_before, changed_in = ${thisTransaction}
    from theme_edit_move v where ${own} and not v.was_there and ${standsIn(from)} and m.edit_id = v.edit_id`);
}

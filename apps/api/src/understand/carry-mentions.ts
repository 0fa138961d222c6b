import { themeEditMove } from '@kept/db/schema/understand/edits.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { keepAsTheyWere } from './keep-as-they-were.ts';
import { promoteWhatWasThere } from './restore-main.ts';

/** What an edit takes along: everything in a theme, or the mentions a person chose, which are then that person's. */
export interface Carried {
  readonly editId: string;
  readonly from: string;
  /** Null takes them out of every theme. */
  readonly to: string | null;
  readonly mentionIds: readonly string[] | 'all';
}

/** Moves mentions as one edit and keeps each as it was, for undoing. A text that is in both themes already stays once, with that point as its main one if the moved one was. */
export async function carryMentions(tx: OrgTx, ctx: Ctx, carried: Carried): Promise<void> {
  const { editId, from, to, mentionIds } = carried;
  await keepAsTheyWere(tx, ctx, carried);
  const moves = tx.select({ id: themeEditMove.mentionId }).from(themeEditMove).where(and(eq(themeEditMove.orgId, ctx.orgId), eq(themeEditMove.editId, editId), to === null ? undefined : eq(themeEditMove.wasThere, true)));
  await tx.delete(mention).where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, from), inArray(mention.id, moves)));
  if (to === null) return;
  const byHand = mentionIds === 'all' ? {} : ({ placedBy: 'person', confidence: 1, placedAt: ctx.now() } as const);
  const moving = tx.select({ id: themeEditMove.mentionId }).from(themeEditMove).where(and(eq(themeEditMove.orgId, ctx.orgId), eq(themeEditMove.editId, editId)));
  await tx.update(mention).set({ themeId: to, quoteRank: null, editId, ...byHand }).where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, from), inArray(mention.id, moving)));
  await promoteWhatWasThere(tx, sql`theme_edit_move v where v.org_id = ${ctx.orgId}::uuid and v.edit_id = ${editId}::uuid and not v.is_further`, sql`${to}::uuid`);
}

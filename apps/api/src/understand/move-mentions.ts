import { mentionCorrection } from '@kept/db/schema/understand/themes.ts';
import { themeEditMove } from '@kept/db/schema/understand/edits.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { carryMentions } from './carry-mentions.ts';
import { chosenMentions, openForEditing, requireChosen, requirePerson, requireTaker } from './chosen-mentions.ts';
import { recordEdit } from './record-edit.ts';

export const move = z.object({ mentionIds: chosenMentions, toThemeId: z.uuid({ error: 'Choose a theme, or none.' }).nullable() });

export const movedAnswer = z.object({ editId: z.uuid(), moved: z.number().int() });

/** Moves chosen texts to another theme, or out of all of them. No machine ever moves them again. */
export async function moveMentions(ctx: Ctx, themeId: string, input: z.infer<typeof move>): Promise<z.infer<typeof movedAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await openForEditing(tx, ctx, themeId);
    const ids = await requireChosen(tx, ctx, themeId, input.mentionIds);
    return { editId: await moveChosen(tx, ctx, themeId, ids, input.toThemeId), moved: ids.length };
  });
}

/** Moves mentions of one theme as one edit: the person's word stands against every later run, wherever the texts go. */
export async function moveChosen(tx: OrgTx, ctx: Ctx, from: string, mentionIds: readonly string[], to: string | null): Promise<string> {
  const correctedBy = requirePerson(ctx);
  if (to !== null) await requireTaker(tx, ctx, from, to);
  const editId = await recordEdit(tx, ctx, { kind: 'moved', themeId: from, otherThemeId: to, mentions: mentionIds.length });
  await carryMentions(tx, ctx, { editId, from, to, mentionIds });
  await rememberCorrections(tx, ctx, editId, { from, to, correctedBy });
  return editId;
}

async function rememberCorrections(tx: OrgTx, ctx: Ctx, editId: string, { from, to, correctedBy }: { from: string; to: string | null; correctedBy: string }): Promise<void> {
  const at = ctx.now();
  const rows = await tx.select({ feedbackId: themeEditMove.feedbackId }).from(themeEditMove).where(and(eq(themeEditMove.orgId, ctx.orgId), eq(themeEditMove.editId, editId)));
  const values = rows.map(({ feedbackId }) => ({ orgId: ctx.orgId, feedbackId, fromThemeId: from, toThemeId: to, correctedBy, at, editId }));
  if (values.length === 0) return;
  await tx
    .insert(mentionCorrection)
    .values(values)
    .onConflictDoUpdate({ target: [mentionCorrection.orgId, mentionCorrection.feedbackId, mentionCorrection.fromThemeId], set: { toThemeId: to, correctedBy, at, editId } });
}

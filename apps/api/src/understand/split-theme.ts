import { invalidField } from '@kept/core/errors.ts';
import { splitRefusal } from '@kept/core/understand/theme-edits.ts';
import { newId } from '@kept/db/new-id.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { oneLine } from '../organisation/one-line.ts';
import { carryMentions } from './carry-mentions.ts';
import { chosenMentions, countComments, openForEditing, requireChosen } from './chosen-mentions.ts';
import { recordEdit } from './record-edit.ts';

export const split = z.object({ mentionIds: chosenMentions, title: oneLine('Give the new theme a title.', 120) });

export const splitAnswer = z.object({ themeId: z.uuid(), editId: z.uuid(), moved: z.number().int() });

/** Makes a new theme of chosen texts. It waits in triage for an owner and a date of its own; the old one keeps its promise. */
export async function splitTheme(ctx: Ctx, themeId: string, input: z.infer<typeof split>): Promise<z.infer<typeof splitAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const found = await openForEditing(tx, ctx, themeId);
    const mentionIds = await requireChosen(tx, ctx, themeId, input.mentionIds);
    const refusal = splitRefusal(mentionIds.length, await countComments(tx, ctx, themeId));
    if (refusal !== undefined) throw invalidField('mentionIds', refusal);
    const id = newId(ctx.now());
    const { groupTitle, journeyStage, origin } = found;
    await tx.insert(theme).values({ orgId: ctx.orgId, id, title: input.title, titledBy: 'person', description: '', groupTitle, journeyStage, origin, status: 'emerging', createdAt: ctx.now(), statusSince: ctx.now() });
    const editId = await recordEdit(tx, ctx, { kind: 'split', themeId, otherThemeId: id, mentions: mentionIds.length });
    await carryMentions(tx, ctx, { editId, from: themeId, to: id, mentionIds });
    return { themeId: id, editId, moved: mentionIds.length };
  });
}

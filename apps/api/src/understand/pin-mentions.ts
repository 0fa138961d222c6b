import { mention } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { chosenMentions, openForEditing, requireChosen } from './chosen-mentions.ts';
import { keepAsTheyWere } from './keep-as-they-were.ts';
import type { movedAnswer } from './move-mentions.ts';
import { recordEdit } from './record-edit.ts';

export const pin = z.object({ mentionIds: chosenMentions });

/** Says that chosen texts are right where they are: no run of the engine takes them out of this theme. */
export async function pinMentions(ctx: Ctx, themeId: string, input: z.infer<typeof pin>): Promise<z.infer<typeof movedAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await openForEditing(tx, ctx, themeId);
    const ids = await requireChosen(tx, ctx, themeId, input.mentionIds);
    const editId = await recordEdit(tx, ctx, { kind: 'pinned', themeId, mentions: ids.length });
    await keepAsTheyWere(tx, ctx, { editId, from: themeId, to: null, mentionIds: ids });
    await tx.update(mention).set({ placedBy: 'person', confidence: 1, editId }).where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, themeId), inArray(mention.id, ids)));
    return { editId, moved: ids.length };
  });
}

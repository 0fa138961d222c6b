import { mention } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { findMention } from './chosen-mentions.ts';
import { moveChosen } from './move-mentions.ts';
import { reviseUnderstanding } from './revise-understanding.ts';

export const correction = z.object({ toThemeId: z.uuid({ error: 'Choose a theme, or leave this out.' }).nullable().optional() });

export const correctionAnswer = z.object({ feedbackId: z.uuid(), mention: z.object({ id: z.uuid(), themeId: z.uuid() }).nullable(), editId: z.uuid(), themeId: z.uuid() });

/** "Wrong theme": the text leaves it, for the theme a person names or for none, and no machine ever moves it again. */
export async function correctMention(ctx: Ctx, mentionId: string, { toThemeId = null }: z.infer<typeof correction>): Promise<z.infer<typeof correctionAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await reviseUnderstanding(tx, ctx);
    const { feedbackId, themeId } = await findMention(tx, ctx, mentionId);
    const editId = await moveChosen(tx, ctx, themeId, [mentionId], toThemeId);
    const [made] = toThemeId === null ? [] : await tx.select({ id: mention.id, themeId: mention.themeId }).from(mention).where(and(eq(mention.orgId, ctx.orgId), eq(mention.feedbackId, feedbackId), eq(mention.themeId, toThemeId)));
    return { feedbackId, mention: made ?? null, editId, themeId };
  });
}

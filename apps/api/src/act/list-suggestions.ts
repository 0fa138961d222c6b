import { suggestionKinds } from '@kept/core/understand/suggestion-words.ts';
import { themeSuggestion } from '@kept/db/schema/understand/reading.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { notFound } from '@kept/core/errors.ts';
import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const suggestionsAnswer = z.object({
  /** The model that can be asked; null where none is set up. */
  model: z.string().nullable(),
  suggestions: z.array(z.object({ id: z.uuid(), kind: z.enum(suggestionKinds), text: z.string(), model: z.string(), textsSent: z.number().int(), otherThemeId: z.uuid().nullable(), askedAt: z.iso.datetime() })),
});

/** What a language model suggested for a theme and nobody has used or dismissed yet. */
export async function listSuggestions(ctx: Ctx, themeId: string): Promise<z.infer<typeof suggestionsAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select({ id: theme.id }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId)));
    if (found === undefined) throw notFound('theme');
    const rows = await tx
      .select()
      .from(themeSuggestion)
      .where(and(eq(themeSuggestion.orgId, ctx.orgId), eq(themeSuggestion.themeId, themeId), eq(themeSuggestion.state, 'open')))
      .orderBy(desc(themeSuggestion.askedAt), desc(themeSuggestion.id));
    return { model: ctx.chat?.model ?? null, suggestions: rows.map(({ id, kind, text, model, textsSent, otherThemeId, askedAt }) => ({ id, kind, text, model, textsSent, otherThemeId, askedAt: askedAt.toISOString() })) };
  });
}

import { notFound } from '@kept/core/errors.ts';
import { themeSuggestion } from '@kept/db/schema/understand/reading.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { lockTheme, requireOwnerOrLead } from '../understand/lock-theme.ts';
import { describeTheme } from './describe-theme.ts';
import { listSuggestions, type suggestionsAnswer } from './list-suggestions.ts';

export const suggestionDecision = z.object({ use: z.boolean({ error: 'Say whether the suggestion is used.' }) });

/** A person uses a suggestion, which makes its words the theme's as if typed by hand, or dismisses it. A reason to merge is only ever read. */
export async function decideSuggestion(ctx: Ctx, themeId: string, suggestionId: string, { use }: z.infer<typeof suggestionDecision>): Promise<z.infer<typeof suggestionsAnswer>> {
  const isThis = and(eq(themeSuggestion.orgId, ctx.orgId), eq(themeSuggestion.themeId, themeId), eq(themeSuggestion.id, suggestionId), eq(themeSuggestion.state, 'open'));
  const [found] = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    requireOwnerOrLead(ctx, await lockTheme(tx, ctx, themeId));
    return tx.select().from(themeSuggestion).where(isThis);
  });
  if (found === undefined) throw notFound('suggestion');
  if (use && found.kind === 'title') await describeTheme(ctx, themeId, { title: found.text });
  if (use && found.kind === 'summary') await describeTheme(ctx, themeId, { description: found.text });
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await tx.update(themeSuggestion).set({ state: use ? 'used' : 'dismissed', decidedAt: ctx.now(), decidedBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null }).where(isThis);
    await recordAudit(tx, ctx, use ? 'use-suggestion' : 'dismiss-suggestion', `theme:${themeId}`);
  });
  return listSuggestions(ctx, themeId);
}

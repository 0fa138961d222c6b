import { notFound } from '@kept/core/errors.ts';
import { pairOf } from '@kept/core/understand/merge-strength.ts';
import { mergeRefusal } from '@kept/db/schema/understand/edits.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';

export const mergeRefusalInput = z.object({ otherThemeId: z.uuid({ error: 'Say which theme is not the same.' }) });
export const mergeRefusalAnswer = z.object({ themeId: z.uuid(), otherThemeId: z.uuid() });

/** Says that two themes are not the same: they are never suggested to each other again. */
export async function refuseMerge(ctx: Ctx, themeId: string, { otherThemeId }: z.infer<typeof mergeRefusalInput>): Promise<z.infer<typeof mergeRefusalAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const pair = pairOf(themeId, otherThemeId);
    const known = await tx.select({ id: theme.id }).from(theme).where(and(eq(theme.orgId, ctx.orgId), or(eq(theme.id, themeId), eq(theme.id, otherThemeId))));
    if (known.length < 2) throw notFound('theme');
    const refusedBy = ctx.actor.kind === 'member' ? ctx.actor.memberId : null;
    await tx.insert(mergeRefusal).values({ orgId: ctx.orgId, ...pair, refusedBy, at: ctx.now() }).onConflictDoNothing();
    await recordAudit(tx, ctx, 'refuse-merge', `theme:${themeId}`, { other: otherThemeId });
    return pair;
  });
}

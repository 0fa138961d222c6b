import { coverPoints } from '@kept/core/understand/cover-points.ts';
import type { Points } from '@kept/core/understand/points.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, notInArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const coverageAnswer = z.object({
  texts: z.number().int(),
  themed: z.number().int(),
  unthemed: z.number().int(),
  /** Null where nothing was read yet, instead of a 0 that would be a lie. */
  share: z.number().min(0).max(1).nullable(),
});

/** A subquery: the mentions of the feedback at hand in themes that stand. */
export function themesOf(tx: OrgTx, ctx: Ctx) {
  return tx
    .select({ id: mention.id })
    .from(mention)
    .innerJoin(theme, and(eq(theme.orgId, mention.orgId), eq(theme.id, mention.themeId)))
    .where(and(eq(mention.orgId, ctx.orgId), eq(mention.feedbackId, feedback.id), notInArray(theme.status, ['dismissed', 'merged'])));
}

/** How many comments have a theme and how many do not; texts without words are no comments, agents' reports are not counted. */
export async function readCoverage(tx: OrgTx, ctx: Ctx, points: Points, days?: number): Promise<z.infer<typeof coverageAnswer>> {
  const standing = await tx.select({ id: theme.id }).from(theme).where(and(eq(theme.orgId, ctx.orgId), notInArray(theme.status, ['dismissed', 'merged'])));
  const { texts, themed } = coverPoints(points, new Set(standing.map(({ id }) => id)), days === undefined ? undefined : ctx.now().getTime() - days * 86_400_000);
  return { texts, themed, unthemed: texts - themed, share: texts === 0 ? null : themed / texts };
}

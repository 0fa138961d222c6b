import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, exists, gt, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';

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
export async function readCoverage(tx: OrgTx, ctx: Ctx, days?: number): Promise<z.infer<typeof coverageAnswer>> {
  const from = days === undefined ? undefined : gt(feedback.occurredAt, new Date(ctx.now().getTime() - days * 86_400_000));
  const [row] = await tx
    .select({ texts: sql<number>`count(*)::int`, themed: sql<number>`(count(*) filter (where ${exists(themesOf(tx, ctx))}))::int` })
    .from(feedback)
    .where(and(eq(feedback.orgId, ctx.orgId), isComment, from));
  const texts = row?.texts ?? 0;
  const themed = row?.themed ?? 0;
  return { texts, themed, unthemed: texts - themed, share: texts === 0 ? null : themed / texts };
}

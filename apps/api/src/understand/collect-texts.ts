import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention, theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import type { EngineText } from '@kept/themes/theme-engine.ts';
import { and, asc, eq, exists, gt, inArray, not, notInArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isComment } from './is-comment.ts';

const textsPerRead = 5000;

/** The texts themes are looked for in: all that were read, except those of themes a person has accepted or declined. */
export async function collectTexts(ctx: Ctx): Promise<EngineText[]> {
  const texts: EngineText[] = [];
  for (let after: string | undefined; ; after = texts.at(-1)?.id) {
    const some = await readTexts(ctx, after);
    texts.push(...some);
    if (some.length < textsPerRead) return texts;
  }
}

async function readTexts(ctx: Ctx, after: string | undefined): Promise<EngineText[]> {
  return inOrg(ctx.db, ctx.orgId, (tx) => {
    const settled = tx
      .select({ id: mention.id })
      .from(mention)
      .innerJoin(theme, and(eq(theme.orgId, mention.orgId), eq(theme.id, mention.themeId)))
      .where(and(eq(mention.orgId, ctx.orgId), eq(mention.feedbackId, feedback.id), notInArray(theme.status, ['emerging', 'dismissed'])));
    return tx
      .select({ id: feedback.id, text: feedback.text })
      .from(feedback)
      .where(and(eq(feedback.orgId, ctx.orgId), isComment, not(exists(settled)), after === undefined ? undefined : gt(feedback.id, after)))
      .orderBy(asc(feedback.id))
      .limit(textsPerRead);
  });
}

/** Which of these texts are in a theme with one of these statuses, theme by theme. */
export async function readMembers(tx: Parameters<Parameters<typeof inOrg>[2]>[0], ctx: Ctx, statuses: readonly (typeof theme.$inferSelect)['status'][]) {
  return tx
    .select({ feedbackId: mention.feedbackId, themeId: mention.themeId, placedBy: mention.placedBy, kind: feedback.kind })
    .from(mention)
    .innerJoin(theme, and(eq(theme.orgId, mention.orgId), eq(theme.id, mention.themeId)))
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(and(eq(mention.orgId, ctx.orgId), inArray(theme.status, [...statuses])));
}

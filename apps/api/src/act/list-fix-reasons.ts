import { notFound } from '@kept/core/errors.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { fixAnswers } from '@kept/core/vocabulary.ts';
import { fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, count, desc, eq, isNotNull, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

const mostShown = 50;

export const fixReasonsAnswer = z.object({
  /** How many customers said of any fix of this theme that it did not help, or not wholly. */
  against: z.int(),
  /** How many answers came with a reason; the newest fifty are listed. */
  withReason: z.int(),
  reasons: z.array(z.object({ id: z.uuid(), answer: z.enum(fixAnswers), text: z.string(), saidAt: z.iso.datetime(), isAboutLatest: z.boolean() })),
});

/** Why customers say that a fix did not help, or that it did although others say otherwise: in their words, without their names, newest first. */
export async function listFixReasons(ctx: Ctx, themeId: string): Promise<z.infer<typeof fixReasonsAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select({ resolutionNumber: theme.resolutionNumber }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId)));
    if (found === undefined) throw notFound('theme');
    const isOfTheme = and(eq(fixAnswer.orgId, ctx.orgId), eq(fixAnswer.themeId, themeId));
    const counts = await tx.select({ answer: fixAnswer.answer, said: count(), explained: count(fixAnswer.comment) }).from(fixAnswer).where(isOfTheme).groupBy(fixAnswer.answer);
    const rows = await tx.select().from(fixAnswer).where(and(isOfTheme, isNotNull(fixAnswer.comment), ne(fixAnswer.comment, ''))).orderBy(desc(fixAnswer.at), desc(fixAnswer.id)).limit(mostShown);
    return {
      against: counts.reduce((sum, { answer, said }) => sum + (answer === 'not_fixed' || answer === 'partly' ? said : 0), 0),
      withReason: counts.reduce((sum, { explained }) => sum + explained, 0),
      reasons: rows.map(({ id, answer, comment, at, resolutionNumber }) => ({ id, answer, text: redactText(comment ?? '').text, saidAt: at.toISOString(), isAboutLatest: resolutionNumber === found.resolutionNumber })),
    };
  });
}

import { surveyPress } from '@kept/db/schema/listen/sending.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, count, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { findSurveyRow } from './find-survey-row.ts';

export const pressList = z.object({
  /** How many people pressed a score and have not sent it. */
  people: z.number().int(),
  scores: z.array(z.object({ question: z.string(), score: z.number(), scaleMax: z.number(), n: z.number().int() })),
});

/** The scores people pressed in a survey and have not sent, without their names: they are in no figure. */
export async function listPresses(ctx: Ctx, surveyId: string): Promise<z.infer<typeof pressList>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await findSurveyRow(tx, ctx, surveyId);
    const { question, score, scaleMax } = surveyPress;
    const scores = await tx
      .select({ question, score, scaleMax, n: count() })
      .from(surveyPress)
      .where(and(eq(surveyPress.orgId, ctx.orgId), eq(surveyPress.surveyId, surveyId)))
      .groupBy(question, score, scaleMax)
      .orderBy(question, desc(score));
    return { people: scores.reduce((sum, one) => sum + one.n, 0), scores };
  });
}

import { metrics } from '@kept/core/vocabulary.ts';
import { feedback, survey } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, count, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readSlug } from './read-host.ts';

export const surveyRow = z.object({
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
  question: z.string(),
  commentQuestion: z.string(),
  metric: z.enum(metrics),
  scaleMin: z.number(),
  scaleMax: z.number(),
  lowLabel: z.string(),
  highLabel: z.string(),
  url: z.string(),
  answers: z.number().int(),
  createdAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
});
export const surveyList = z.object({ items: z.array(surveyRow) });

/** Every survey, newest first, with how many answers it has. */
export async function listSurveys(ctx: Ctx): Promise<z.infer<typeof surveyList>> {
  const org = await readSlug(ctx);
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select({ survey, answers: count(feedback.id) })
      .from(survey)
      .leftJoin(feedback, and(eq(feedback.orgId, survey.orgId), eq(feedback.surveyId, survey.id)))
      .where(eq(survey.orgId, ctx.orgId))
      .groupBy(survey.orgId, survey.id)
      .orderBy(desc(survey.createdAt), desc(survey.id)),
  );
  return { items: rows.map((row) => shownSurvey(ctx, org, row.survey, row.answers)) };
}

/** A survey as the API shows it, with the address people open. */
export function shownSurvey(ctx: Ctx, org: string, row: typeof survey.$inferSelect, answers: number): z.infer<typeof surveyRow> {
  const { orgId: _orgId, createdAt, closedAt, ...rest } = row;
  return { ...rest, url: `${ctx.place.baseUrl}/s/${org}/${row.slug}`, answers, createdAt: createdAt.toISOString(), closedAt: closedAt?.toISOString() ?? null };
}

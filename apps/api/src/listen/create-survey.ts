import { AppError } from '@kept/core/errors.ts';
import { checkScore } from '@kept/core/listen/check-score.ts';
import { metrics, usualScales } from '@kept/core/vocabulary.ts';
import { newId } from '@kept/db/new-id.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { readSlug } from './read-host.ts';
import { shownSurvey, type surveyRow } from './list-surveys.ts';

const mostSteps = 11;
const line = (most: number, missing: string) => z.string({ error: missing }).trim().min(1, missing).max(most, `Keep it under ${most} characters.`);

export const newSurvey = z
  .object({
    title: line(80, 'Give the survey a name.'),
    slug: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single hyphens.').max(60, 'Keep it under 60 characters.').optional(),
    question: line(200, 'Write the question people answer with a score.'),
    commentQuestion: line(200, 'Write the question for the comment.').default('What is the main reason?'),
    metric: z.enum(metrics, { error: `Choose one of ${metrics.join(', ')}.` }),
    scale: z.object({ min: z.int(), max: z.int() }).optional(),
    lowLabel: line(40, 'Say what the lowest score means.'),
    highLabel: line(40, 'Say what the highest score means.'),
  })
  .superRefine((given, refine) => {
    const scale = given.scale ?? usualScales[given.metric];
    const checked = checkScore(given.metric, scale.min, scale);
    if (!checked.ok) return void refine.addIssue({ code: 'custom', path: ['scale'], message: checked.problem });
    if (scale.max - scale.min + 1 > mostSteps) refine.addIssue({ code: 'custom', path: ['scale'], message: `At most ${mostSteps} answers can be offered.` });
  });

/** Makes a survey of one scored question and a comment; its public page is open at once. */
export async function createSurvey(ctx: Ctx, input: z.infer<typeof newSurvey>): Promise<z.infer<typeof surveyRow>> {
  const { scale, slug: wanted, ...rest } = input;
  const { min, max } = scale ?? usualScales[input.metric];
  const org = await readSlug(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const slug = wanted ?? (await freeSlug(tx, ctx, input.title));
    const [made] = await tx
      .insert(survey)
      .values({ ...rest, orgId: ctx.orgId, id: newId(ctx.now()), slug, scaleMin: min, scaleMax: max, createdAt: ctx.now(), closedAt: null })
      .onConflictDoNothing()
      .returning();
    if (made === undefined) throw new AppError('conflict', `There is already a survey at “${slug}”.`, [{ pointer: '/slug', message: 'There is already a survey with this address.' }]);
    await recordAudit(tx, ctx, 'create-survey', `survey:${made.id}`);
    return shownSurvey(ctx, org, made, 0);
  });
}

async function freeSlug(tx: OrgTx, ctx: Ctx, title: string): Promise<string> {
  const plain = title.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 50);
  const base = plain === '' ? 'survey' : plain;
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    const [taken] = await tx.select({ id: survey.id }).from(survey).where(and(eq(survey.orgId, ctx.orgId), eq(survey.slug, slug)));
    if (taken === undefined) return slug;
  }
}

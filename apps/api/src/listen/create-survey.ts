import { AppError } from '@kept/core/errors.ts';
import { checkScore } from '@kept/core/listen/check-score.ts';
import { surveyDefinition, type SurveyDefinition, surveyLimits } from '@kept/core/listen/survey-definition.ts';
import { plainSurvey, surveyTemplates } from '@kept/core/listen/survey-templates.ts';
import { metrics, usualScales } from '@kept/core/vocabulary.ts';
import { listBounds } from '@kept/core/list-bounds.ts';
import { newId } from '@kept/db/new-id.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { refuseBeyond } from '../http/refuse-beyond.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { shownSurveys, type surveyRow } from './list-surveys.ts';
import { publishDraft } from './publish-survey.ts';
import { readOwnAddress } from '../organisation/domain/read-own-address.ts';

const line = (most: number, missing: string) => z.string({ error: missing }).trim().min(1, missing).max(most, `Keep it under ${most} characters.`);
const named = { title: line(80, 'Give the survey a name.'), slug: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single hyphens.').max(60, 'Keep it under 60 characters.').optional() };

const fromTemplate = z.object({ ...named, template: z.enum(surveyTemplates.map((one) => one.key), { error: `The templates are ${surveyTemplates.map((one) => one.key).join(', ')}.` }), publish: z.boolean().default(false) });
const fromDefinition = z.object({ ...named, definition: surveyDefinition, publish: z.boolean().default(false) });
const fromQuestion = z
  .object({
    ...named,
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
    if (scale.max - scale.min + 1 > surveyLimits.steps) refine.addIssue({ code: 'custom', path: ['scale'], message: `At most ${surveyLimits.steps} answers can be offered.` });
  })
  .transform(({ title, slug, ...asked }) => ({ title, slug, definition: plainSurvey({ ...asked, scale: asked.scale ?? usualScales[asked.metric] }), publish: true }));

/** A survey made from a template, from a definition (as exported), or from one scored question; whichever was begun is the one whose problems are told. */
export const newSurvey = z.unknown().transform((given, refine): { title: string; slug?: string | undefined; definition: SurveyDefinition; publish: boolean } => {
  const has = (name: string) => typeof given === 'object' && given !== null && name in given;
  const parsed = has('definition') ? fromDefinition.safeParse(given) : has('template') ? fromTemplate.safeParse(given) : fromQuestion.safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) refine.addIssue({ code: 'custom', message: issue.message, path: issue.path });
    return z.NEVER;
  }
  const made = parsed.data;
  return 'definition' in made ? made : { ...made, definition: templateCalled(made.template) };
});

function templateCalled(key: string): SurveyDefinition {
  const found = surveyTemplates.find((one) => one.key === key);
  if (found === undefined) throw new Error('A template was offered that does not exist.');
  return found.definition;
}

/** Makes a survey; published at once it is open at once, otherwise it waits as a draft. */
export async function createSurvey(ctx: Ctx, input: z.infer<typeof newSurvey>): Promise<z.infer<typeof surveyRow>> {
  const own = await readOwnAddress(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await refuseBeyond(tx, survey, and(eq(survey.orgId, ctx.orgId), isNull(survey.deletedAt)), { most: listBounds.surveys, called: 'surveys', instead: 'Delete one that nobody needs any more; its answers stay.' });
    const slug = input.slug ?? (await freeSlug(tx, ctx, input.title));
    const [made] = await tx
      .insert(survey)
      .values({ orgId: ctx.orgId, id: newId(ctx.now()), slug, title: input.title, draft: input.definition, draftRevision: 1, origins: [], needsWork: false, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning();
    if (made === undefined) throw new AppError('conflict', `There is already a survey at “${slug}”.`, [{ pointer: '/slug', message: 'There is already a survey with this address.' }]);
    await recordAudit(tx, ctx, 'create-survey', `survey:${made.id}`);
    if (input.publish) await publishDraft(tx, ctx, made, '');
    const [shown] = await shownSurveys(tx, ctx, own, [made]);
    if (shown === undefined) throw new Error('A survey vanished while it was made.');
    return shown;
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

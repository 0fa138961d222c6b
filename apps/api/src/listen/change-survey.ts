import { AppError } from '@kept/core/errors.ts';
import { checkSurvey } from '@kept/core/listen/check-survey.ts';
import { surveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { findSurveyRow } from './find-survey-row.ts';
import { shownSurveys, type surveyRow } from './list-surveys.ts';
import { readOwnAddress } from '../organisation/domain/read-own-address.ts';

const origin = z.string().trim().refine(isOrigin, { error: 'Name a site by its origin, as https://www.example.org, without a path.' });

export const surveyChange = z.object({
  title: z.string().trim().min(1, 'Give the survey a name.').max(80, 'Keep it under 80 characters.').optional(),
  state: z.enum(['open', 'closed', 'deleted'], { error: 'A survey is open, closed or deleted.' }).optional(),
  origins: z.array(origin).max(20, 'At most twenty sites.').optional(),
  needsWork: z.boolean().optional(),
});

/** Renames, closes, opens, deletes or restores a survey, or says which sites may show it. Answers stay, whatever happens to it. */
export async function changeSurvey(ctx: Ctx, id: string, change: z.infer<typeof surveyChange>): Promise<z.infer<typeof surveyRow>> {
  const own = await readOwnAddress(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const { state, ...rest } = change;
    const before = await findSurveyRow(tx, ctx, id, { isLocked: true });
    const now = ctx.now();
    const ends = state === undefined ? {} : { closedAt: state === 'open' ? null : (before.closedAt ?? (state === 'closed' ? now : null)), deletedAt: state === 'deleted' ? now : null };
    const [row] = await tx.update(survey).set({ title: before.title, ...rest, ...ends }).where(and(eq(survey.orgId, ctx.orgId), eq(survey.id, id))).returning();
    await recordAudit(tx, ctx, 'change-survey', `survey:${id}`, { changed: Object.keys(change).sort().join(' '), ...(state === undefined ? {} : { state }) });
    const [shown] = row === undefined ? [] : await shownSurveys(tx, ctx, own, [row]);
    if (shown === undefined) throw new Error('A survey vanished while it was changed.');
    return shown;
  });
}

export const newDraft = z.object({ definition: surveyDefinition, revision: z.int() });
export const savedDraft = z.object({ revision: z.number().int(), problems: z.array(z.object({ pointer: z.string(), message: z.string() })) });

/** Keeps a draft, finished or not, and says what still keeps it from being published. Nobody's change is written over unseen. */
export async function changeSurveyDraft(ctx: Ctx, id: string, { definition, revision }: z.infer<typeof newDraft>): Promise<z.infer<typeof savedDraft>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const before = await findSurveyRow(tx, ctx, id, { isLocked: true });
    if (before.draftRevision !== revision) throw new AppError('conflict', 'Somebody else changed this draft meanwhile. Load it again to see what they did.');
    await tx.update(survey).set({ draft: definition, draftRevision: revision + 1 }).where(and(eq(survey.orgId, ctx.orgId), eq(survey.id, id)));
    return { revision: revision + 1, problems: checkSurvey(definition) };
  });
}

/** Threat: what stands here goes into a header as it is; only plain host names get there, no wildcard and no second word. */
function isOrigin(text: string): boolean {
  return /^(https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?|http:\/\/localhost)(:\d{1,5})?$/.test(text) && URL.parse(text)?.origin === text;
}

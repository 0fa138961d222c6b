import { AppError } from '@kept/core/errors.ts';
import { checkSurvey } from '@kept/core/listen/check-survey.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { surveyVersion } from '@kept/db/schema/listen/surveys.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { findSurveyRow } from './find-survey-row.ts';

export const newVersion = z.object({ note: z.string().trim().max(200, 'Keep the note under 200 characters.').default('') });
export const madeVersion = z.object({ number: z.number().int(), publishedAt: z.iso.datetime() });

/** Makes the draft the version people are asked from now on. Who has begun to answer goes on with the version they were given. */
export async function publishSurvey(ctx: Ctx, surveyId: string, input: z.infer<typeof newVersion>): Promise<z.infer<typeof madeVersion>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => publishDraft(tx, ctx, await findSurveyRow(tx, ctx, surveyId, { isLocked: true }), input.note));
}

/** The same inside a transaction, for a survey that is made and published at once. */
export async function publishDraft(tx: OrgTx, ctx: Ctx, row: typeof survey.$inferSelect, note: string): Promise<z.infer<typeof madeVersion>> {
  const problems = checkSurvey(row.draft);
  const [first] = problems;
  if (first !== undefined) throw new AppError('invalid', problems.length === 1 ? first.message : `${problems.length} things keep this survey from being published.`, problems);
  const [latest] = await tx.select().from(surveyVersion).where(and(eq(surveyVersion.orgId, ctx.orgId), eq(surveyVersion.surveyId, row.id))).orderBy(desc(surveyVersion.number)).limit(1);
  if (latest !== undefined && isDeepStrictEqual(latest.definition, row.draft)) throw new AppError('conflict', `Nothing has changed since version ${latest.number}.`);
  const number = (latest?.number ?? 0) + 1;
  const now = ctx.now();
  await tx.insert(surveyVersion).values({ orgId: ctx.orgId, surveyId: row.id, number, definition: row.draft, note, publishedBy: ctx.actor.kind === 'member' ? ctx.actor.memberId : null, publishedAt: now });
  await recordAudit(tx, ctx, 'publish-survey', `survey:${row.id}`, { version: String(number) });
  return { number, publishedAt: now.toISOString() };
}

import { checkSurvey } from '@kept/core/listen/check-survey.ts';
import { surveyDefinition } from '@kept/core/listen/survey-definition.ts';
import { surveyVersion } from '@kept/db/schema/listen/surveys.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { findSurveyRow } from './find-survey-row.ts';
import { shownSurveys, surveyRow } from './list-surveys.ts';
import { readOwnAddress } from '../organisation/domain/read-own-address.ts';

export const wholeSurvey = surveyRow.extend({
  draft: surveyDefinition,
  revision: z.number().int(),
  /** What keeps the draft from being published, each at its place. */
  problems: z.array(z.object({ pointer: z.string(), message: z.string() })),
  isChanged: z.boolean().describe('Whether the draft says anything else than the latest version'),
  versions: z.array(z.object({ number: z.number().int(), note: z.string(), publishedBy: z.string().nullable(), publishedAt: z.iso.datetime(), definition: surveyDefinition })),
  origins: z.array(z.string()),
  needsWork: z.boolean(),
});

/** One survey with its draft and every version it ever had. */
export async function readSurvey(ctx: Ctx, id: string): Promise<z.infer<typeof wholeSurvey>> {
  const own = await readOwnAddress(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const row = await findSurveyRow(tx, ctx, id);
    const [shown] = await shownSurveys(tx, ctx, own, [row]);
    if (shown === undefined) throw new Error('A survey vanished while it was read.');
    const versions = await tx
      .select({ version: surveyVersion, by: member.name })
      .from(surveyVersion)
      .leftJoin(member, and(eq(member.orgId, surveyVersion.orgId), eq(member.id, surveyVersion.publishedBy)))
      .where(and(eq(surveyVersion.orgId, ctx.orgId), eq(surveyVersion.surveyId, id)))
      .orderBy(desc(surveyVersion.number));
    return {
      ...shown,
      draft: row.draft,
      revision: row.draftRevision,
      problems: checkSurvey(row.draft),
      isChanged: !isDeepStrictEqual(versions[0]?.version.definition, row.draft),
      versions: versions.map(({ version, by }) => ({ number: version.number, note: version.note, publishedBy: by, publishedAt: version.publishedAt.toISOString(), definition: version.definition })),
      origins: [...row.origins],
      needsWork: row.needsWork,
    };
  });
}

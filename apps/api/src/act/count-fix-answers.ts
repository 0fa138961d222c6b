import type { FixAnswer } from '@kept/core/vocabulary.ts';
import { fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** How customers answered to one fix, each with the last word. */
export async function countFixAnswers(tx: OrgTx, ctx: Ctx, themeId: string, resolutionNumber: number): Promise<Partial<Record<FixAnswer, number>>> {
  const rows = await tx
    .select({ answer: fixAnswer.answer, count: count() })
    .from(fixAnswer)
    .where(and(eq(fixAnswer.orgId, ctx.orgId), eq(fixAnswer.themeId, themeId), eq(fixAnswer.resolutionNumber, resolutionNumber)))
    .groupBy(fixAnswer.answer);
  return Object.fromEntries(rows.map((row) => [row.answer, row.count]));
}

import { usualProofRule } from '@kept/core/act/proof-rule.ts';
import { type AnswerVerdict, weighAnswers } from '@kept/core/act/weigh-answers.ts';
import { fixAnswer } from '@kept/db/schema/close-loop/digests.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { confirmTheme } from './confirm-theme.ts';
import { lockTheme } from '../understand/lock-theme.ts';
import { reopenTheme } from './reopen-theme.ts';

/** What customers' answers to the last fix say so far, and what it led to. */
export type Evidence = AnswerVerdict & { readonly outcome: 'confirmed' | 'reopened' | 'unchanged' };

/**
 * Weighs "Did it fix it?" for the latest resolution, in the transaction that saved an answer: enough customers confirm a
 * done theme, enough of them reopen one that is done or confirmed.
 */
export async function weighEvidence(tx: OrgTx, ctx: Ctx, themeId: string): Promise<Evidence> {
  const found = await lockTheme(tx, ctx, themeId);
  const rows = await tx
    .select({ answer: fixAnswer.answer, count: count() })
    .from(fixAnswer)
    .where(and(eq(fixAnswer.orgId, ctx.orgId), eq(fixAnswer.themeId, themeId), eq(fixAnswer.resolutionNumber, found.resolutionNumber)))
    .groupBy(fixAnswer.answer);
  const verdict = weighAnswers(Object.fromEntries(rows.map((row) => [row.answer, row.count])), usualProofRule);
  const words = `${Math.round(verdict.shareFixed * 100)} % of ${verdict.answers} customers who could tell say it is fixed`;
  if (found.status === 'done' && verdict.verdict === 'confirmed') {
    await confirmTheme(tx, ctx, found, 'customers', `${words}.`);
    return { ...verdict, outcome: 'confirmed' };
  }
  if ((found.status === 'done' || found.status === 'confirmed') && verdict.verdict === 'contradicted') {
    await reopenTheme(tx, ctx, found, `Only ${words}.`);
    return { ...verdict, outcome: 'reopened' };
  }
  return { ...verdict, outcome: 'unchanged' };
}

import { decideProof, type ProofOutcome } from '@kept/core/act/decide-proof.ts';
import { answerWords } from '@kept/core/act/proof-sentences.ts';
import { type AnswerVerdict, weighAnswers } from '@kept/core/act/weigh-answers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import type { Ctx } from '../context.ts';
import { lockTheme } from '../understand/lock-theme.ts';
import { countFixAnswers } from './count-fix-answers.ts';
import { lastWord, listLooks } from './list-looks.ts';
import { readProofRule } from './read-proof-rule.ts';
import { settleProof } from './settle-proof.ts';

/** What customers' answers to the last fix say so far, and what followed together with what the data said last. */
export type Evidence = AnswerVerdict & { readonly outcome: ProofOutcome };

/**
 * Weighs "Did it fix it?" for the latest resolution, in the transaction that saved an answer: enough customers confirm a done theme,
 * enough of them reopen one that is done or confirmed, unless the data say the opposite. Wake 'send-mail' after commit.
 */
export async function weighEvidence(tx: OrgTx, ctx: Ctx, themeId: string): Promise<Evidence> {
  const found = await lockTheme(tx, ctx, themeId);
  const { rule } = await readProofRule(tx, ctx);
  const answers = weighAnswers(await countFixAnswers(tx, ctx, themeId, found.resolutionNumber), rule);
  const { status } = found;
  if (status !== 'done' && status !== 'confirmed') return { ...answers, outcome: 'none' };
  const outcome = decideProof({ status, data: lastWord(await listLooks(tx, ctx, found)), answers: answers.verdict });
  await settleProof(tx, ctx, found, outcome, answerWords(answers));
  return { ...answers, outcome };
}

import type { LookVerdict } from './weigh-look.ts';
import type { AnswerVerdict } from './weigh-answers.ts';

/** What the latest decisive look at the data and all answers so far say, and where the theme stands. */
export interface Witnesses {
  readonly status: 'done' | 'confirmed';
  readonly data: LookVerdict | null;
  readonly answers: AnswerVerdict['verdict'];
}

/** What follows: nothing, a confirmation by one of the two, open again, or done with the mark that the two disagree. */
export const proofOutcomes = ['none', 'confirmed_by_data', 'confirmed_by_customers', 'reopened', 'disagrees'] as const;
export type ProofOutcome = (typeof proofOutcomes)[number];

/** Either witness alone confirms or contradicts a fix; when one says yes and the other no, neither wins. */
export function decideProof({ status, data, answers }: Witnesses): ProofOutcome {
  const said = [data, answers];
  const isYes = said.includes('confirmed');
  const isNo = said.includes('contradicted');
  if (isYes && isNo) return 'disagrees';
  if (isNo) return 'reopened';
  if (!isYes || status === 'confirmed') return 'none';
  return data === 'confirmed' ? 'confirmed_by_data' : 'confirmed_by_customers';
}

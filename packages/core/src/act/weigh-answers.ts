import type { FixAnswer } from '../vocabulary.ts';

export const fewestAnswers = 5;
const clearYes = 0.7;
const clearNo = 0.3;

/** What customers answered to "Did it fix it?", as a verdict: how many could tell, and which share of them say yes. */
export interface AnswerVerdict {
  readonly verdict: 'confirmed' | 'contradicted' | 'undecided' | 'too_few';
  /** Those who could tell: "I do not know" counts for neither side. */
  readonly answers: number;
  /** "Partly" counts half. */
  readonly shareFixed: number;
}

/** Customers confirm a fix when at least five can tell and at least .7 of them say it is fixed; they contradict it at .3 or less. */
export function weighAnswers(counts: Readonly<Partial<Record<FixAnswer, number>>>): AnswerVerdict {
  const fixed = counts.fixed ?? 0;
  const partly = counts.partly ?? 0;
  const answers = fixed + partly + (counts.not_fixed ?? 0);
  const shareFixed = answers === 0 ? 0 : (fixed + partly / 2) / answers;
  if (answers < fewestAnswers) return { verdict: 'too_few', answers, shareFixed };
  return { verdict: shareFixed >= clearYes ? 'confirmed' : shareFixed <= clearNo ? 'contradicted' : 'undecided', answers, shareFixed };
}

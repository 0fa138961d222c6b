import type { FixAnswer } from '../vocabulary.ts';
import { type ProofRule, tailOfAnswers } from './proof-rule.ts';

/** What customers answered to "Did it fix it?", as a verdict: how many could tell, which share of them say yes, and the bounds of that share. */
export interface AnswerVerdict {
  readonly verdict: 'confirmed' | 'contradicted' | 'undecided' | 'too_few';
  /** Those who could tell: "I do not know" counts for neither side. */
  readonly answers: number;
  /** "Partly" counts half. */
  readonly shareFixed: number;
  /** The share among all who could be asked lies above `lower` and below `upper`, however often the answers were weighed on the way. */
  readonly lower: number;
  readonly upper: number;
  /** The chance left beyond each bound. */
  readonly tail: number;
}

type Counts = Readonly<Partial<Record<FixAnswer, number>>>;

const bets = 64;
const steps = 30;
/** Fewer say too little to speak of a share at all. */
export const fewestAnswers = 5;

/** Customers confirm a fix when at least .7 of those who can tell say it is fixed and the lower bound lies above one half; they contradict it by the mirrored rule. */
export function weighAnswers(counts: Counts, rule: ProofRule): AnswerVerdict {
  const { fixed = 0, partly = 0, not_fixed: notFixed = 0 } = counts;
  const answers = fixed + partly + notFixed;
  const tail = tailOfAnswers(rule);
  const shareFixed = answers === 0 ? 0 : (fixed + partly / 2) / answers;
  const said = { answers, shareFixed, tail, lower: lowerBound([fixed, partly, notFixed], tail), upper: 1 - lowerBound([notFixed, partly, fixed], tail) };
  if (answers < fewestAnswers) return { verdict: 'too_few', ...said };
  const isYes = shareFixed >= rule.clearShare && said.lower > 0.5;
  const isNo = (notFixed + partly / 2) / answers >= rule.clearShare && said.upper < 0.5;
  return { verdict: isYes ? 'confirmed' : isNo ? 'contradicted' : 'undecided', ...said };
}

/**
 * The smallest mean that answers worth 1, ½ and 0 leave possible: betting against a mean by fixed shares of one's fortune, spread evenly,
 * multiplies it by 1/tail with no more chance than the tail, at any time (Ville 1939; Waudby-Smith & Ramdas, JRSS B 86, 2024).
 */
function lowerBound(counts: readonly [number, number, number], tail: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < steps; step += 1) {
    const mean = (low + high) / 2;
    if (fortune(counts, mean) >= 1 / tail) low = mean;
    else high = mean;
  }
  return low;
}

function fortune([ones, halves, zeros]: readonly [number, number, number], mean: number): number {
  let sum = 0;
  for (let bet = 0; bet < bets; bet += 1) {
    const share = (bet + 0.5) / bets;
    const at = (worth: number, times: number) => (times === 0 ? 0 : times * Math.log1p(share * (worth / mean - 1)));
    sum += Math.exp(at(1, ones) + at(0.5, halves) + at(0, zeros));
  }
  return sum / bets;
}

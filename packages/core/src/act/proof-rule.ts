/** What an organisation asks of evidence before it counts; its settings hold one of these. */
export interface ProofRule {
  /** A fix shows when mentions fall to this share or less; it is contradicted when they grow by as much. */
  readonly clearRatio: number;
  /** So many mentions must be expected without a fix before the data say anything. */
  readonly fewestExpected: number;
  /** Customers confirm with this share of yes or more; they contradict with the mirrored share or less. */
  readonly clearShare: number;
  /** The chance of being wrong in each direction, over the whole course and both kinds of evidence. */
  readonly errorRate: number;
}

export const usualProofRule: ProofRule = { clearRatio: 0.7, fewestExpected: 20, clearShare: 0.7, errorRate: 0.05 };

/** The only days after the live date on which the data are asked. */
export const lookDays = [28, 56, 84] as const;
export type LookDay = (typeof lookDays)[number];

/** The chance left to each look at the data: half of all is theirs, in equal parts, so that the sum holds however the looks hang together (Bonferroni). */
export function tailOfLook({ errorRate }: ProofRule): number {
  return errorRate / 2 / lookDays.length;
}

/** The chance left to the answers, however often they are weighed. */
export function tailOfAnswers({ errorRate }: ProofRule): number {
  return errorRate / 2;
}

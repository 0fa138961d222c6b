import { minimumSample } from './estimate.ts';

/** What an arrow in the explorer needs, for those who draw it and those who say so. */
export const arrowRules = {
  /** The share of false alarms that is put up with among all changes that are called clear. */
  falseDiscoveryRate: 0.05,
  /** People in one of both periods at least, for an arrow on how many say it. */
  fewestPeople: 5,
  /** Answers at least, for a score or an impact. */
  fewestAnswers: minimumSample,
} as const;

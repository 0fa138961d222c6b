import { writeDay } from '@kept/core/calendar.ts';
import { countWords } from '../../../ui/count-words.ts';
import type { Procedure, ProcedureList } from './procedure-queries.ts';

/** Who answers for a procedure and when it is looked at again, in a sentence. */
export function standingWords({ owner, deputy, reviewOn, isReviewDue, isRetired }: Pick<Procedure, 'owner' | 'deputy' | 'reviewOn' | 'isReviewDue' | 'isRetired'>): string {
  if (isRetired) return 'It is no longer in use.';
  const people = deputy === null ? `${owner.name} answers for it; nobody stands in.` : `${owner.name} answers for it, ${deputy.name} stands in.`;
  return `${people} ${isReviewDue ? `Its review was due on ${writeDay(reviewOn)}.` : `It is looked at again on ${writeDay(reviewOn)}.`}`;
}

/** How many of those it is for have read the version that counts. */
export function readingWords({ reading: { agents, read }, number }: Procedure): string {
  if (agents === 0) return 'There are no agents who could read it yet.';
  return `${read} of ${countWords(agents, 'agent has', 'agents have')} said that they read version ${number}.`;
}

/** How much of what customers make contact about has a procedure, as a share and a sentence; undefined while nothing is booked. */
export function coverageShare({ contacts, covered }: ProcedureList['coverage']): string | undefined {
  return contacts === 0 ? undefined : `${Math.round((covered / contacts) * 100)} %`;
}

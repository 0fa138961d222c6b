import { proofName } from './domain-name.ts';
import type { DomainProblem } from './judge-domain.ts';

/** What the last look at a domain found wrong, and what to do about it; a record that stood there once is gone, not on its way. */
export function domainSentence(problem: DomainProblem, host: string, wasProven: boolean): string {
  const record = proofName(host);
  if (problem === 'none' && wasProven) return `The TXT record at ${record} is gone. Add it again with the text from here; the domain stays in use when it is found in time.`;
  if (problem === 'none') return `There is no TXT record at ${record} yet. Name servers can take an hour to show a new one.`;
  if (problem === 'other') return `There is a TXT record at ${record}, but its text is another one. Copy the text from here, without quotation marks.`;
  if (problem === 'failed') return `The name servers of ${host} did not answer, so nothing is known about the record. Check again in a few minutes.`;
  return `Another organisation has proven ${host}, and its record still stands at ${record}. Take that record away, then check again.`;
}

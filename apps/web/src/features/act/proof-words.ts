import { formatLongDay } from '../../ui/format-long-day.ts';
import type { Theme } from './queries.ts';

type Proof = NonNullable<Theme['proof']>;

/** What the evidence says of a fix: a verdict, and the sentences with the figures behind it. */
export function proofWords({ looks, nextLook, answers, disagreeSince }: Proof, confirmedBy: Theme['confirmedBy']): { verdict: string; lines: readonly string[] } {
  const last = looks.at(-1);
  const next = nextLook === null ? 'No further look at the data follows.' : `${last === undefined ? 'First' : 'Next'} look at the data on ${formatLongDay(nextLook.on)}.`;
  return { verdict: verdictOf(disagreeSince, confirmedBy, nextLook !== null), lines: [...(last === undefined ? [] : [last.sentence]), answers.sentence, next] };
}

function verdictOf(disagreeSince: Proof['disagreeSince'], confirmedBy: Theme['confirmedBy'], hasNext: boolean): string {
  if (disagreeSince !== null) return 'Evidence disagrees';
  if (confirmedBy !== null) return `Yes, ${confirmedBy === 'data' ? 'the data say' : 'customers say'}`;
  return hasNext ? 'Not known yet' : 'Not proven';
}

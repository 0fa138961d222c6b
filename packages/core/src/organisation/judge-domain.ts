/** What was found where the proof of a domain should stand. */
export type SeenProof = { readonly kind: 'found'; readonly texts: readonly string[] } | { readonly kind: 'none' } | { readonly kind: 'failed' };

export const domainProblems = ['none', 'other', 'failed', 'taken'] as const;
export type DomainProblem = (typeof domainProblems)[number];

export interface DomainStanding {
  readonly provenAt: Date | null;
  /** Since when the proof of a domain in use is no longer seen. */
  readonly missingSince: Date | null;
  readonly problem: DomainProblem | null;
}

/** So long a domain stays in use after its proof was last missed: a slip in the name server is no farewell. */
export const domainGraceMs = 3 * 86_400_000;

/** Whether a domain is an organisation's, after a look: proven by its text among the records, lost only when the text was missing for three days; a name server that does not answer changes nothing. */
export function judgeDomain(before: Pick<DomainStanding, 'provenAt' | 'missingSince'>, seen: SeenProof, text: string, now: Date): DomainStanding {
  if (seen.kind === 'failed') return { ...before, problem: 'failed' };
  if (seen.kind === 'found' && seen.texts.some((one) => one.trim() === text)) return { provenAt: before.provenAt ?? now, missingSince: null, problem: null };
  const problem = seen.kind === 'none' ? 'none' : 'other';
  if (before.provenAt === null) return { provenAt: null, missingSince: null, problem };
  const missingSince = before.missingSince ?? now;
  const isOver = now.getTime() - missingSince.getTime() >= domainGraceMs;
  return isOver ? { provenAt: null, missingSince: null, problem } : { provenAt: before.provenAt, missingSince, problem };
}

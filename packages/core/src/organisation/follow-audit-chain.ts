import { type AuditRecord, auditText } from './audit-text.ts';

/** An entry together with the hash that was stored for it. */
export interface AuditLink extends AuditRecord {
  readonly hash: string;
}

/** How far a chain has been followed, and the first thing that does not fit. */
export interface AuditWalk {
  readonly sequence: number;
  readonly hash: string;
  readonly problem: { readonly sequence: number; readonly sentence: string } | undefined;
}

/** Where every chain begins: before its first entry. */
export const startOfAudit: AuditWalk = { sequence: 0, hash: '', problem: undefined };

/** Follows the next entries, in order of their sequence. A changed, missing, added, moved or foreign entry is a problem; the first one stays. */
export function followAuditChain(walk: AuditWalk, links: readonly AuditLink[], orgId: string, hashOf: (text: string) => string): AuditWalk {
  let { sequence, hash, problem } = walk;
  for (const link of links) {
    if (problem !== undefined) break;
    const sentence = misfit({ sequence, hash, problem }, link, orgId, hashOf);
    if (sentence !== undefined) problem = { sequence: sequence + 1, sentence };
    ({ sequence, hash } = link);
  }
  return { sequence, hash, problem };
}

/** Holds the end of a followed chain against what was noted as its end, so that entries cut off the end show as well. */
export function endAuditChain(walk: AuditWalk, head: { readonly sequence: number; readonly hash: string }): AuditWalk {
  if (walk.problem !== undefined || (walk.sequence === head.sequence && walk.hash === head.hash)) return walk;
  const sentence = walk.sequence < head.sequence ? `Entries ${walk.sequence + 1} to ${head.sequence} are missing.` : `The chain does not end where it was noted to end.`;
  return { ...walk, problem: { sequence: walk.sequence + 1, sentence } };
}

function misfit(walk: AuditWalk, link: AuditLink, orgId: string, hashOf: (text: string) => string): string | undefined {
  const expected = walk.sequence + 1;
  if (link.sequence !== expected) return `Entry ${expected} is missing or out of place.`;
  if (link.orgId !== orgId) return `Entry ${expected} belongs to another organisation.`;
  if (link.previousHash !== walk.hash) return `Entry ${expected} does not follow from the one before it.`;
  return hashOf(auditText(link)) === link.hash ? undefined : `Entry ${expected} was changed after it was written.`;
}

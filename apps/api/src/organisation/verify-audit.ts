import { endAuditChain, followAuditChain, startOfAudit } from '@kept/core/organisation/follow-audit-chain.ts';
import { auditEntry, auditHead } from '@kept/db/schema/organisation/audit.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { sha256 } from '../secrets.ts';

const batch = 1000;

export const auditVerification = z.object({
  intact: z.boolean(),
  entries: z.int(),
  /** Note it somewhere else: as long as it can be found in the chain, nothing up to there was rewritten. */
  endHash: z.string(),
  sentence: z.string(),
  firstProblem: z.object({ sequence: z.int(), sentence: z.string() }).nullable(),
});

/** Walks the organisation's whole audit chain and says whether anything was changed, removed or added since it was written. */
export async function verifyAudit(ctx: Ctx): Promise<z.infer<typeof auditVerification>> {
  const { walk, head } = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [end = { sequence: 0, hash: '' }] = await tx.select({ sequence: auditHead.sequence, hash: auditHead.hash }).from(auditHead).where(eq(auditHead.orgId, ctx.orgId)).for('update');
    let followed = startOfAudit;
    for (let last = -1, count = batch; count === batch; ) {
      const links = await tx
        .select({ ...columns, at: sql<string>`to_char(${auditEntry.at} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` })
        .from(auditEntry)
        .where(and(eq(auditEntry.orgId, ctx.orgId), gt(auditEntry.sequence, last)))
        .orderBy(asc(auditEntry.sequence))
        .limit(batch);
      followed = followAuditChain(followed, links, ctx.orgId, sha256);
      last = links.at(-1)?.sequence ?? last;
      count = links.length;
    }
    return { walk: endAuditChain(followed, end), head: end };
  });
  const sentence = walk.problem === undefined ? `All ${head.sequence.toLocaleString('en-GB')} entries are as they were written.` : walk.problem.sentence;
  return { intact: walk.problem === undefined, entries: head.sequence, endHash: head.hash, sentence, firstProblem: walk.problem ?? null };
}

const columns = {
  orgId: auditEntry.orgId,
  id: auditEntry.id,
  sequence: auditEntry.sequence,
  actor: auditEntry.actor,
  verb: auditEntry.verb,
  subject: auditEntry.subject,
  detail: auditEntry.detail,
  previousHash: auditEntry.previousHash,
  hash: auditEntry.hash,
};

import { fileImport } from '@kept/db/schema/listen/feedback.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** The last time a file with these very bytes was imported and not taken back, before a given import or at all. */
export async function findBefore(tx: OrgTx, ctx: Ctx, hash: string, importId?: string): Promise<{ startedAt: Date; startedBy: string | null; source: string } | undefined> {
  const isSame = and(eq(fileImport.orgId, ctx.orgId), eq(fileImport.fileHash, hash), eq(fileImport.dryRun, false), isNotNull(fileImport.finishedAt), isNull(fileImport.undoAskedAt), importId === undefined ? undefined : lt(fileImport.id, importId));
  const [before] = await tx
    .select({ startedAt: fileImport.startedAt, startedBy: member.name, source: fileImport.sourceName })
    .from(fileImport)
    .leftJoin(member, and(eq(member.orgId, fileImport.orgId), eq(member.id, fileImport.startedBy)))
    .where(isSame)
    .orderBy(desc(fileImport.startedAt))
    .limit(1);
  return before;
}

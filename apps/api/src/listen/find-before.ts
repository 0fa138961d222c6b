import { fileImport } from '@kept/db/schema/listen/feedback.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

export interface Before extends Pick<typeof fileImport.$inferSelect, 'mapping' | 'options'> {
  readonly startedAt: Date;
  readonly startedBy: string | null;
  readonly source: string;
  /** It was tried without an account and kept: its rows went in by their numbers, whatever ids they have. */
  readonly isTried: boolean;
}

/** What the rows of a tried file are called once they are kept. */
export const triedFileName = 'tried-file.csv';
export const triedSource = 'Tried file';

/** The last time a file with these very bytes was imported and not taken back, before a given import or at all. */
export async function findBefore(tx: OrgTx, ctx: Ctx, hash: string, importId?: string): Promise<Before | undefined> {
  const isSame = and(eq(fileImport.orgId, ctx.orgId), eq(fileImport.fileHash, hash), eq(fileImport.dryRun, false), isNotNull(fileImport.finishedAt), isNull(fileImport.undoAskedAt), importId === undefined ? undefined : lt(fileImport.id, importId));
  const [before] = await tx
    .select({ startedAt: fileImport.startedAt, startedBy: member.name, source: fileImport.sourceName, fileName: fileImport.fileName, mapping: fileImport.mapping, options: fileImport.options })
    .from(fileImport)
    .leftJoin(member, and(eq(member.orgId, fileImport.orgId), eq(member.id, fileImport.startedBy)))
    .where(isSame)
    .orderBy(desc(fileImport.startedAt))
    .limit(1);
  return before === undefined ? undefined : { ...before, isTried: before.fileName === triedFileName && before.source === triedSource };
}

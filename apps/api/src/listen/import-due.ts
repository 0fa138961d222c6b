import type { Db } from '@kept/db/client.ts';
import { fileImport } from '@kept/db/schema/listen/feedback.ts';
import type { DueWork } from '@kept/db/scope.ts';
import { and, isNotNull, isNull, lt, or } from 'drizzle-orm';

/** How long nothing is heard of a run before somebody else goes on with it: with the next sweep within 90 seconds. */
export const importLeaseMilliseconds = 45_000;

/** Imports that nobody is at: never begun, or begun by a process that has not saved a batch for 45 seconds. */
export async function importDue(tx: Db, now: Date): Promise<readonly DueWork[]> {
  return tx
    .select({ orgId: fileImport.orgId, id: fileImport.id })
    .from(fileImport)
    .where(and(isNull(fileImport.finishedAt), or(isNull(fileImport.claimedAt), lt(fileImport.claimedAt, new Date(now.getTime() - importLeaseMilliseconds)))));
}

/** Imports somebody asked to be taken back, that are not yet. */
export async function undoDue(tx: Db): Promise<readonly DueWork[]> {
  return tx.select({ orgId: fileImport.orgId, id: fileImport.id }).from(fileImport).where(and(isNotNull(fileImport.undoAskedAt), isNull(fileImport.undoneAt)));
}

import type { Db } from '@kept/db/client.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import type { DueWork } from '@kept/db/scope.ts';
import { and, eq, lte, not, or } from 'drizzle-orm';
import { waitsForTest } from './report/waits-for-test.ts';

/** Finds organisations with a digest whose hour has come, or that is on its way. */
export async function digestDue(tx: Db, now: Date): Promise<DueWork[]> {
  return tx
    .select({ orgId: digest.orgId, id: digest.id })
    .from(digest)
    .where(or(and(eq(digest.state, 'scheduled'), lte(digest.sendAt, now)), and(eq(digest.state, 'sending'), not(waitsForTest(now)))));
}

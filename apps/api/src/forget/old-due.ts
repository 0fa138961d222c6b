import { dayIn } from '@kept/core/calendar.ts';
import type { Db } from '@kept/db/client.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import { retentionCheck } from '@kept/db/schema/listen/erasures.ts';
import type { DueWork } from '@kept/db/scope.ts';
import { and, eq, gte, notExists } from 'drizzle-orm';

/** Organisations in which nobody has looked today for what is too old to keep. */
export async function oldDue(tx: Db, now: Date): Promise<readonly DueWork[]> {
  const looked = tx.select({ orgId: retentionCheck.orgId }).from(retentionCheck).where(and(eq(retentionCheck.orgId, organisation.id), gte(retentionCheck.dayOn, dayIn(now, 'UTC'))));
  return tx.select({ orgId: organisation.id, id: organisation.id }).from(organisation).where(notExists(looked));
}

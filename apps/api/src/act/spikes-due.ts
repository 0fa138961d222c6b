import type { Db } from '@kept/db/client.ts';
import { spikeCheck } from '@kept/db/schema/act/spikes.ts';
import { organisation } from '@kept/db/schema/directory.ts';
import type { DueWork } from '@kept/db/scope.ts';
import { and, eq, gte, notExists } from 'drizzle-orm';
import { spikeWeek } from './spike-week.ts';

/** Organisations whose last whole week was not looked at yet. */
export async function spikesDue(tx: Db, now: Date): Promise<readonly DueWork[]> {
  const looked = tx.select({ orgId: spikeCheck.orgId }).from(spikeCheck).where(and(eq(spikeCheck.orgId, organisation.id), gte(spikeCheck.weekOn, spikeWeek(now))));
  return tx.select({ orgId: organisation.id, id: organisation.id }).from(organisation).where(notExists(looked));
}

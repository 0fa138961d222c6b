import type { Db } from '@kept/db/client.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { DueWork } from '@kept/db/scope.ts';
import { and, inArray, lte } from 'drizzle-orm';

/** A day begins first in the easternmost zone; the job itself asks the organisation's own clock. */
const hoursOfTheEarliestZone = 14;

/** Done and confirmed themes with a look that is due somewhere on earth, one of each organisation. */
export async function proofDue(tx: Db, now: Date): Promise<readonly DueWork[]> {
  const day = new Date(now.getTime() + hoursOfTheEarliestZone * 3_600_000).toISOString().slice(0, 10);
  return tx.selectDistinctOn([theme.orgId], { orgId: theme.orgId, id: theme.id }).from(theme).where(and(inArray(theme.status, ['done', 'confirmed']), lte(theme.proofDueOn, day)));
}

import type { Db } from '@kept/db/client.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { DueWork } from '@kept/db/scope.ts';
import { and, inArray, isNull, lte, or } from 'drizzle-orm';

const dayMilliseconds = 86_400_000;

/** Done and confirmed themes whose data were not looked at for a day, one of each organisation. */
export async function proofDue(tx: Db, now: Date): Promise<readonly DueWork[]> {
  const isOld = or(isNull(theme.proofCheckedAt), lte(theme.proofCheckedAt, new Date(now.getTime() - dayMilliseconds)));
  return tx.selectDistinctOn([theme.orgId], { orgId: theme.orgId, id: theme.id }).from(theme).where(and(inArray(theme.status, ['done', 'confirmed']), isOld));
}

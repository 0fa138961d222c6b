import { AppError } from '@kept/core/errors.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq } from 'drizzle-orm';

/** Refuses to take the last administrator away. The rows stay locked, so that two administrators cannot demote each other at once. */
export async function keepAnAdministrator(tx: OrgTx, orgId: string, without: string): Promise<void> {
  const admins = await tx
    .select({ id: member.id })
    .from(member)
    .where(and(eq(member.orgId, orgId), eq(member.role, 'admin'), eq(member.active, true)))
    .orderBy(asc(member.id))
    .for('update');
  if (admins.some(({ id }) => id === without) && admins.length < 2) throw new AppError('conflict', 'This is the last administrator. Make somebody else administrator first.');
}

import type { Role } from '@kept/core/permissions.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Deps } from '../context.ts';

/** The active member an account is in an organisation, if it is one. */
export async function findMember(deps: Deps, orgId: string, accountId: string): Promise<{ id: string; role: Role; name: string } | undefined> {
  return inOrg(deps.db, orgId, async (tx) => {
    const [found] = await tx
      .select({ id: member.id, role: member.role, name: member.name })
      .from(member)
      .where(and(eq(member.orgId, orgId), eq(member.accountId, accountId), eq(member.active, true)));
    return found;
  });
}

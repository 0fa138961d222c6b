import { invalidField } from '@kept/core/errors.ts';
import { mayDo } from '@kept/core/permissions.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** The member who is to own a theme, held active until the transaction ends; refuses one who left or whose role could not act on it. */
export async function findOwner(tx: OrgTx, ctx: Ctx, ownerId: string): Promise<{ id: string; name: string; email: string }> {
  const [found] = await tx
    .select({ id: member.id, name: member.name, email: member.email, role: member.role, active: member.active })
    .from(member)
    .where(and(eq(member.orgId, ctx.orgId), eq(member.id, ownerId)))
    .for('share');
  if (found === undefined) throw invalidField('ownerId', 'There is no such member. Choose somebody of your organisation.');
  if (!found.active) throw invalidField('ownerId', `${found.name} is no longer an active member. Choose somebody else.`);
  if (!mayDo(found.role, 'themes.update')) throw invalidField('ownerId', `${found.name} may read themes but not work on them. An administrator can make them an owner.`);
  return found;
}

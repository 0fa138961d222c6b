import { invalidField } from '@kept/core/errors.ts';
import { mayDo, type Permission } from '@kept/core/permissions.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

interface Wanted {
  /** The field that names them. */
  readonly field: string;
  readonly id: string;
  readonly needs: Permission;
  /** What their role lacks, after their name. */
  readonly lacks: string;
}

/** The member who is to answer for something, held active until the transaction ends; refuses one who left or whose role could not act on it. */
export async function findAbleMember(tx: OrgTx, ctx: Ctx, { field, id, needs, lacks }: Wanted): Promise<{ id: string; name: string; email: string }> {
  const [found] = await tx
    .select({ id: member.id, name: member.name, email: member.email, role: member.role, active: member.active })
    .from(member)
    .where(and(eq(member.orgId, ctx.orgId), eq(member.id, id)))
    .for('share');
  if (found === undefined) throw invalidField(field, 'There is no such member. Choose somebody of your organisation.');
  if (!found.active) throw invalidField(field, `${found.name} is no longer an active member. Choose somebody else.`);
  if (!mayDo(found.role, needs)) throw invalidField(field, `${found.name} ${lacks}. An administrator can make them an owner.`);
  return found;
}

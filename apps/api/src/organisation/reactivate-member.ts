import { notFound } from '@kept/core/errors.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { recordAudit } from './record-audit.ts';

/** Lets a member who left come back, in the role they had; they sign in with the password they had. */
export async function reactivateMember(ctx: Ctx, memberId: string): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const here = and(eq(member.orgId, ctx.orgId), eq(member.id, memberId));
    const [found] = await tx.select({ active: member.active }).from(member).where(here).for('update');
    if (found === undefined) throw notFound('member');
    if (found.active) return;
    await tx.update(member).set({ active: true, leftAt: null }).where(here);
    await recordAudit(tx, ctx, 'reactivate-member', `member:${memberId}`);
  });
}

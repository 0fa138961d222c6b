import { notFound } from '@kept/core/errors.ts';
import { invitation } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { recordAudit } from './record-audit.ts';

/** Takes an invitation back before it is accepted; its link stops working at once. */
export async function withdrawInvitation(ctx: Ctx, id: string): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [withdrawn] = await tx
      .update(invitation)
      .set({ withdrawnAt: ctx.now() })
      .where(and(eq(invitation.orgId, ctx.orgId), eq(invitation.id, id), isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt)))
      .returning({ id: invitation.id });
    if (withdrawn === undefined) throw notFound('invitation');
    await recordAudit(tx, ctx, 'withdraw-invitation', `invitation:${id}`);
  });
}

import { listBounds } from '@kept/core/list-bounds.ts';
import { roles } from '@kept/core/permissions.ts';
import { invitation } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const openInvitations = z.object({
  invitations: z.array(z.object({ id: z.uuid(), name: z.string(), email: z.string(), role: z.enum(roles), createdAt: z.string(), expiresAt: z.string(), expired: z.boolean() })).max(listBounds.invitations).describe('The newest'),
});

/** Invitations nobody has answered yet, newest first; those whose 7 days are over are marked. */
export async function listInvitations(ctx: Ctx): Promise<z.infer<typeof openInvitations>> {
  const rows = await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx
      .select()
      .from(invitation)
      .where(and(eq(invitation.orgId, ctx.orgId), isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt)))
      .orderBy(desc(invitation.createdAt))
      .limit(listBounds.invitations),
  );
  return {
    invitations: rows.map(({ id, name, email, role, createdAt, expiresAt }) => ({ id, name, email, role, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(), expired: expiresAt <= ctx.now() })),
  };
}

import { AppError, notFound } from '@kept/core/errors.ts';
import { roles } from '@kept/core/permissions.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inDirectory, inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { keepAnAdministrator } from './keep-an-administrator.ts';
import { recordAudit } from './record-audit.ts';
import { endSessions } from './sessions.ts';

export const roleChange = z.object({ role: z.enum(roles, { error: 'Choose one of the roles.' }) });

/** Gives a member another role; all their sessions here end, so that the old one cannot be used on. */
export async function changeRole(ctx: Ctx, memberId: string, input: z.infer<typeof roleChange>): Promise<void> {
  const here = and(eq(member.orgId, ctx.orgId), eq(member.id, memberId));
  const found = await inOrg(ctx.db, ctx.orgId, async (tx) => (await tx.select().from(member).where(here))[0]);
  if (found === undefined) throw notFound('member');
  if (!found.active) throw new AppError('conflict', `${found.name} is not active. Reactivate them first.`);
  if (found.role === input.role) return;
  await inDirectory(ctx.db, async (directory) => {
    await endSessions(directory, found.accountId, ctx.orgId);
    await inOrg(directory, ctx.orgId, async (tx) => {
      if (input.role !== 'admin') await keepAnAdministrator(tx, ctx.orgId, memberId);
      const [changed] = await tx.update(member).set({ role: input.role }).where(and(here, eq(member.active, true), eq(member.role, found.role))).returning({ id: member.id });
      if (changed === undefined) throw new AppError('conflict', `${found.name} was changed by somebody else just now. Load the page again.`);
      await recordAudit(tx, ctx, 'change-role', `member:${memberId}`, { from: found.role, to: input.role });
    });
  });
}

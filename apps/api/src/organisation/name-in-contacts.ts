import { AppError, notFound } from '@kept/core/errors.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { violationOf } from '@kept/db/violation.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { oneLine } from './one-line.ts';
import { recordAudit } from './record-audit.ts';

export const agentRefChange = z.object({ agentRef: z.string().trim().min(1, 'Write the name or number, or nothing.').max(200, 'Keep it under 200 characters.').nullable(), team: oneLine('Write the team, or nothing.', 60).nullable().optional() });

/** Says under which name or number contact data knows a member, or that it does not; each stands for one person. And which team customers may read instead of their name. */
export async function nameInContacts(ctx: Ctx, memberId: string, { agentRef, team }: z.infer<typeof agentRefChange>): Promise<void> {
  try {
    await inOrg(ctx.db, ctx.orgId, async (tx) => {
      const [changed] = await tx.update(member).set(team === undefined ? { agentRef } : { agentRef, team }).where(and(eq(member.orgId, ctx.orgId), eq(member.id, memberId))).returning({ id: member.id });
      if (changed === undefined) throw notFound('member');
      await recordAudit(tx, ctx, 'name-in-contacts', `member:${memberId}`);
    });
  } catch (error) {
    if (violationOf(error)?.constraint !== 'member_agent_ref') throw error;
    throw new AppError('conflict', `“${agentRef ?? ''}” already stands for another member. Take it from them first.`);
  }
}

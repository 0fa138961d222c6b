import { AppError } from '@kept/core/errors.ts';
import { permissions } from '@kept/core/permissions.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { actingMember } from './acting-member.ts';
import { holdDigest } from './hold-digest.ts';

export const newApproval = z
  .object({
    version: z.number().int().describe('The version you read: a digest that changed since is not approved'),
    approve: z.boolean(),
    alone: z.boolean().optional().describe('Approve your own work, where nobody else may: it is recorded and shown'),
    reason: z.string().trim().max(500, 'Keep the reason under 500 characters.').optional(),
  })
  .refine((input) => input.approve || (input.reason ?? '') !== '', { path: ['reason'], message: 'Say what has to change, so that it can be.' });

/** Approves a digest, or gives it back with what has to change. Only somebody who neither made, edited nor submitted it can, unless nobody else here may approve at all. */
export async function approveDigest(ctx: Ctx, id: string, input: z.infer<typeof newApproval>): Promise<{ state: 'approved' | 'draft' }> {
  const memberId = actingMember(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const isAlone = input.alone === true && input.approve && !(await hasSecondPerson(tx, ctx, memberId));
    const row = await holdDigest(tx, ctx, id, isAlone ? 'approve_alone' : input.approve ? 'approve' : 'give_back');
    if (isOwnWork(row, memberId) && !isAlone) throw new AppError('forbidden', 'A second person has to approve this digest: you made it, changed it or asked for the review.');
    if (row.version !== input.version) throw new AppError('conflict', 'This digest was changed after you opened it. Read it again before you decide.');
    const change = input.approve ? { state: 'approved' as const, approvedBy: memberId, approvedAt: ctx.now(), isApprovedAlone: isAlone && isOwnWork(row, memberId), returnedReason: null } : { state: 'draft' as const, returnedReason: input.reason ?? '' };
    await tx.update(digest).set(change).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id)));
    await recordAudit(tx, ctx, input.approve ? 'approve-digest' : 'return-digest', `digest:${id}`, { version: row.version, ...(isAlone ? { alone: true } : {}) });
    return { state: change.state };
  });
}

/** Says whether somebody had a hand in a digest and so cannot be its second person. */
export function isOwnWork(row: Pick<typeof digest.$inferSelect, 'createdBy' | 'editedBy' | 'askedBy'>, memberId: string): boolean {
  return [row.createdBy, row.editedBy, row.askedBy].includes(memberId);
}

/** Says whether anybody but this member may approve a digest here. */
export async function hasSecondPerson(tx: OrgTx, ctx: Ctx, memberId: string): Promise<boolean> {
  const isApprover = and(eq(member.orgId, ctx.orgId), eq(member.active, true), inArray(member.role, [...permissions['digests.approve']]), ne(member.id, memberId));
  return (await tx.select({ id: member.id }).from(member).where(isApprover).limit(1)).length > 0;
}

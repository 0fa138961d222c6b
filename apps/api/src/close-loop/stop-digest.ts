import { stepFrom } from '@kept/core/close-loop/digest-steps.ts';
import type { DigestState } from '@kept/core/vocabulary.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { actingMember } from './acting-member.ts';
import { holdDigest } from './hold-digest.ts';

/** Stops a digest: during the hold nothing goes out and it stays approved; on its way it pauses with what has not left. */
export async function stopDigest(ctx: Ctx, id: string): Promise<{ state: DigestState; heldBack: number }> {
  actingMember(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const row = await holdDigest(tx, ctx, id, 'stop');
    const state = stepFrom('stop', row.state) ?? row.state;
    const held =
      state === 'paused'
        ? await tx
            .update(mail)
            .set({ state: 'cancelled', reason: 'stopped before it left', settledAt: ctx.now() })
            .where(and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, id), eq(mail.state, 'pending')))
            .returning({ id: mail.id })
        : [];
    const unscheduled = state === 'approved' ? { sendAt: null, localAt: null, scheduledBy: null } : {};
    await tx
      .update(digest)
      .set({ state, ...unscheduled })
      .where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id)));
    await recordAudit(tx, ctx, 'stop-digest', `digest:${id}`, { state, heldBack: held.length });
    return { state, heldBack: held.length };
  });
}

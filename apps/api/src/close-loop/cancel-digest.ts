import { uncertainWords } from '@kept/core/close-loop/delivery-rules.ts';
import { canStep, stepRefusal } from '@kept/core/close-loop/digest-steps.ts';
import { AppError } from '@kept/core/errors.ts';
import type { DigestState } from '@kept/core/vocabulary.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, inArray } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { isStoppedUnheard } from '../mail/stopped-unheard.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { actingMember } from './acting-member.ts';
import { holdDigest } from './hold-digest.ts';

/** Gives a digest up: what it would have told is news again for the next one. One that some people have got already is not undone; what is left of it is never sent. */
export async function cancelDigest(ctx: Ctx, id: string): Promise<{ state: DigestState }> {
  actingMember(ctx);
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const row = await holdDigest(tx, ctx, id, 'cancel');
    const isOfThis = and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, id));
    await tx.update(mail).set({ state: 'uncertain', reason: uncertainWords, settledAt: ctx.now() }).where(and(isOfThis, isStoppedUnheard));
    const [left] = await tx.select({ id: mail.id }).from(mail).where(and(isOfThis, inArray(mail.state, ['sending', 'sent', 'uncertain']))).limit(1);
    const step = left === undefined ? ('cancel' as const) : ('end' as const);
    if (!canStep(step, row.state)) throw new AppError('conflict', stepRefusal(step, row.state));
    const change = step === 'end' ? { state: 'sent' as const, sentAt: ctx.now() } : { state: 'cancelled' as const, cancelledAt: ctx.now(), sendAt: null };
    await tx.update(digest).set(change).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id)));
    if (step === 'end') await recordAudit(tx, ctx, 'finish-digest', `digest:${id}`);
    else await recordAudit(tx, ctx, 'cancel-digest', `digest:${id}`);
    return { state: change.state };
  });
}

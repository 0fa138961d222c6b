import { stepFrom } from '@kept/core/close-loop/digest-steps.ts';
import type { DigestState } from '@kept/core/vocabulary.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, exists, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { actingMember } from './acting-member.ts';
import { holdDigest } from './hold-digest.ts';

const mostAtOnce = 1000;

/** Stops a digest: during the hold nothing goes out and it stays approved; on its way it pauses with what has not left. */
export async function stopDigest(ctx: Ctx, id: string): Promise<{ state: DigestState; heldBack: number }> {
  actingMember(ctx);
  const stopped = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const row = await holdDigest(tx, ctx, id, 'stop');
    const state = stepFrom('stop', row.state) ?? row.state;
    const heldBack = state === 'paused' ? await tx.$count(mail, isWaiting(ctx, id)) : 0;
    const unscheduled = state === 'approved' ? { sendAt: null, localAt: null, scheduledBy: null } : {};
    await tx.update(digest).set({ state, ...unscheduled }).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id)));
    await recordAudit(tx, ctx, 'stop-digest', `digest:${id}`, { state, heldBack });
    return { state, heldBack };
  });
  // Nothing leaves from here on: a sender asks the digest's state. That each of a million mails says so too may take its time.
  while (stopped.state === 'paused' && (await holdBack(ctx, id)) === mostAtOnce) continue;
  return stopped;
}

/** Calls the next waiting mails of a paused digest held back, so that they are in nobody's way; says how many. */
async function holdBack(ctx: Ctx, id: string): Promise<number> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const isPaused = exists(tx.select({ one: sql`1` }).from(digest).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id), eq(digest.state, 'paused'))));
    const some = tx.select({ id: mail.id }).from(mail).where(and(isWaiting(ctx, id), isPaused)).limit(mostAtOnce);
    const held = await tx.update(mail).set({ state: 'cancelled', reason: 'stopped before it left', settledAt: ctx.now() }).where(and(eq(mail.orgId, ctx.orgId), eq(mail.state, 'pending'), inArray(mail.id, some))).returning({ id: mail.id });
    return held.length;
  });
}

function isWaiting(ctx: Ctx, id: string) {
  return and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, id), eq(mail.state, 'pending'));
}

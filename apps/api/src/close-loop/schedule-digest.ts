import { instantSchema } from '@kept/core/calendar.ts';
import { holdMinutes, sendAtOf, stepRefusal } from '@kept/core/close-loop/digest-steps.ts';
import { AppError, invalidField } from '@kept/core/errors.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { planMails } from '../mail/plan-mails.ts';
import { recordAudit } from '../organisation/record-audit.ts';
import { actingMember } from './acting-member.ts';
import { holdDigest } from './hold-digest.ts';
import { previewDigest } from './preview-digest.ts';
import { forecastAudience } from './read-audience.ts';

export const newSchedule = z.object({
  sendAt: instantSchema.optional(),
  holdMinutes: z.number().int().min(0, 'The hold cannot be shorter than nothing.').max(1440, 'The hold is a day at most.').default(holdMinutes).describe('Minutes in which Stop still stops everything'),
});

/** Decides when an approved digest goes out, never before the hold is over; a paused one goes on. Of two people who press at once, one is told. */
export async function scheduleDigest(ctx: Ctx, id: string, input: z.infer<typeof newSchedule>): Promise<{ sendAt: string; people: number }> {
  const memberId = actingMember(ctx);
  const asked = input.sendAt === undefined ? undefined : new Date(input.sendAt);
  if (asked !== undefined && asked < ctx.now()) throw invalidField('sendAt', 'This moment has passed. Choose one in the future, or send now.');
  await previewDigest(ctx, id);
  const answer = await inOrg(ctx.db, ctx.orgId, async (tx) => {
    const row = await holdDigest(tx, ctx, id, 'schedule');
    if (row.approvedBy === null) throw new AppError('conflict', stepRefusal('schedule', 'draft'));
    const sendAt = sendAtOf(asked, input.holdMinutes, ctx.now());
    if (row.state === 'paused') return resume(tx, ctx, row, sendAt);
    const { people } = await forecastAudience(tx, ctx, row);
    if (people === 0) throw new AppError('invalid', 'Nobody can get this digest: everybody it is meant for unsubscribed, has no address, or was mailed too recently.');
    await tx.update(digest).set({ state: 'scheduled', sendAt, scheduledBy: memberId }).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, id)));
    await recordAudit(tx, ctx, 'schedule-digest', `digest:${id}`, { sendAt: sendAt.toISOString(), people });
    return { sendAt: sendAt.toISOString(), people };
  });
  await ctx.wake('queue-digest', ctx.orgId);
  return answer;
}

/** Takes up a paused digest again. The rules are asked once more: somebody may have been mailed, or have unsubscribed, meanwhile. */
async function resume(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, sendAt: Date): Promise<{ sendAt: string; people: number }> {
  const held = await tx
    .select({ id: mail.id, customerId: mail.customerId, email: mail.emailNormal })
    .from(mail)
    .where(and(eq(mail.orgId, ctx.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, row.id), eq(mail.state, 'cancelled')));
  const plans = await planMails(tx, ctx, 'digest', row.id, held.map((entry) => ({ recipient: `customer:${entry.customerId ?? ''}` as const, email: entry.email })), { hold: true });
  let people = 0;
  for (const entry of held) {
    const plan = plans.get(`customer:${entry.customerId ?? ''}`);
    if (plan === undefined) continue;
    if (plan.send) people += 1;
    const change = plan.send ? { state: 'pending' as const, reason: null, sendAfter: sendAt, settledAt: null } : { state: 'left_out' as const, leftOutCode: plan.code, reason: plan.reason, settledAt: ctx.now() };
    await tx.update(mail).set(change).where(and(eq(mail.orgId, ctx.orgId), eq(mail.id, entry.id)));
  }
  await tx.update(digest).set({ state: 'sending' }).where(and(eq(digest.orgId, ctx.orgId), eq(digest.id, row.id)));
  await recordAudit(tx, ctx, 'resume-digest', `digest:${row.id}`, { people });
  return { sendAt: sendAt.toISOString(), people };
}

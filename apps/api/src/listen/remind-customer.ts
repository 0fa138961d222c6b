import { isOpenHour, nextOpenHour } from '@kept/core/listen/open-hours.ts';
import { type SendingCode, sendingCodeWords } from '@kept/core/sending-words.ts';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import { surveyLink } from '@kept/db/schema/listen/surveys.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import type { SurveySender } from '../mail/survey-sender.ts';
import { holdTheirs, readAsking, writeTo } from './ask-customer.ts';

const hourMs = 3_600_000;

/** Sends the one reminder of an invitation, or notes why not: never to who answered, whose link has ended, or whom the invitation did not reach. Says whether a mail waits now. */
export async function remindCustomer(ctx: Ctx, sender: SurveySender, decisionId: string): Promise<boolean> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const isThis = and(eq(surveyDecision.orgId, ctx.orgId), eq(surveyDecision.id, decisionId));
    await holdTheirs(tx, ctx, decisionId);
    const [decision] = await tx.select().from(surveyDecision).where(isThis).for('update', { skipLocked: true });
    if (decision?.remindAt === null || decision === undefined || decision.remindAt > ctx.now()) return false;
    const end = (change: { reminderMailId?: string; reminderCode?: SendingCode; reminderReason?: string }) => tx.update(surveyDecision).set({ remindAt: null, ...change }).where(isThis);
    const wait = (until: Date) => tx.update(surveyDecision).set({ remindAt: until }).where(isThis);
    const refuse = async (reminderCode: SendingCode, reminderReason: string) => (await end({ reminderCode, reminderReason }), false);
    const asking = await readAsking(tx, ctx, decision);
    if ('code' in asking) return refuse(asking.code, asking.reason);
    const [link] = decision.linkId === null ? [] : await tx.select().from(surveyLink).where(and(eq(surveyLink.orgId, ctx.orgId), eq(surveyLink.id, decision.linkId)));
    if (link === undefined) return refuse('link_over', sendingCodeWords.link_over);
    const [invitation] = decision.mailId === null ? [] : await tx.select({ state: mail.state }).from(mail).where(and(eq(mail.orgId, ctx.orgId), eq(mail.id, decision.mailId)));
    const isOnItsWay = invitation?.state === 'pending' || invitation?.state === 'sending';
    if (isOnItsWay || !isOpenHour(ctx.now(), asking.timezone)) {
      await wait(nextOpenHour(new Date(ctx.now().getTime() + (isOnItsWay ? hourMs : 0)), asking.timezone));
      return false;
    }
    if (invitation?.state !== 'sent' && invitation?.state !== 'uncertain') return refuse('not_delivered', 'the invitation could not be delivered');
    const made = await writeTo(tx, ctx, sender, asking, { linkId: link.id, expiresAt: link.expiresAt, hidden: link.hidden, isReminder: true });
    await end({ reminderMailId: made.mailId, ...(made.leftOut === undefined ? {} : { reminderCode: made.leftOut.code, reminderReason: made.leftOut.reason }) });
    return made.leftOut === undefined;
  });
}

import type { Db } from '@kept/db/client.ts';
import { surveyDecision, surveyQuarter } from '@kept/db/schema/listen/sending.ts';
import { type DueWork, inOrg } from '@kept/db/scope.ts';
import { and, eq, isNull, lte, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { openSurveySender, type SurveySender } from '../mail/survey-sender.ts';
import { askCustomer } from './ask-customer.ts';
import { askQuarters } from './ask-quarter.ts';
import { remindCustomer } from './remind-customer.ts';

/** One run writes at most so many mails, then lets other organisations have the worker. */
const mostAtOnce = 500;

/** Asks whoever is due to be asked, each decision in a transaction of its own; one that fails stays due and keeps no other from being sent. */
export async function sendSurveys(ctx: Ctx): Promise<void> {
  await askQuarters(ctx);
  const sender = await openSurveySender(ctx);
  const asked = await eachDue(ctx, sender, surveyDecision.dueAt, askCustomer);
  const reminded = await eachDue(ctx, sender, surveyDecision.remindAt, remindCustomer);
  if (asked.queued + reminded.queued > 0) await ctx.wake('send-mail', ctx.orgId);
  if (asked.isFull || reminded.isFull) await ctx.wake('send-surveys', ctx.orgId);
}

async function eachDue(ctx: Ctx, sender: SurveySender, dueAt: typeof surveyDecision.dueAt | typeof surveyDecision.remindAt, send: typeof askCustomer): Promise<{ queued: number; isFull: boolean }> {
  const due = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ id: surveyDecision.id }).from(surveyDecision).where(and(eq(surveyDecision.orgId, ctx.orgId), lte(dueAt, ctx.now()))).orderBy(dueAt, surveyDecision.id).limit(mostAtOnce));
  let queued = 0;
  let failed = 0;
  for (const { id } of due) {
    try {
      if (await send(ctx, sender, id)) queued += 1;
    } catch (error) {
      failed += 1;
      ctx.log.error({ err: error, decisionId: id }, 'A survey mail could not be written; it is tried again');
    }
  }
  return { queued, isFull: due.length === mostAtOnce && failed === 0 };
}

/** Finds organisations where somebody is due to be asked or reminded, or a quarterly survey has opened. */
export async function surveysDue(tx: Db, now: Date): Promise<DueWork[]> {
  const decisions = await tx.selectDistinctOn([surveyDecision.orgId], { orgId: surveyDecision.orgId, id: surveyDecision.id }).from(surveyDecision).where(or(lte(surveyDecision.dueAt, now), lte(surveyDecision.remindAt, now)));
  const turns = await tx.select({ orgId: surveyQuarter.orgId, id: surveyQuarter.surveyId }).from(surveyQuarter).where(and(isNull(surveyQuarter.finishedAt), lte(surveyQuarter.opensAt, now)));
  return [...decisions, ...turns];
}

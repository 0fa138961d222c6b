import type { MailBudget } from '@kept/core/close-loop/mail-rules.ts';
import { decideQuarterly } from '@kept/core/listen/decide-sending.ts';
import type { SendingPlan } from '@kept/core/listen/sending-plan.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { surveyDecision, surveyQuarter, surveySending } from '@kept/db/schema/listen/sending.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { sendingLot } from './sending-lot.ts';

const dayMs = 86_400_000;

/** A quarterly survey that may need a place of the budget: it opens before a mail of today is out of the budget's days, or is on its way. */
export interface NearQuarter {
  readonly surveyId: string;
  readonly period: string;
  readonly plan: SendingPlan;
}

/**
 * The addresses for which a place of the budget is kept: a quarterly survey that will ask them opens before a mail of today is out of
 * the budget's days, or has opened and has not been decided for them yet.
 */
export async function findKeptPlaces(tx: OrgTx, ctx: Ctx, emails: readonly string[], budget: MailBudget): Promise<Set<string>> {
  const near = await findNearQuarters(tx, ctx, budget);
  const people = near === undefined ? [] : await tx.select({ id: customer.id, email: customer.emailNormal, segment: customer.segment }).from(customer).where(and(eq(customer.orgId, ctx.orgId), inArray(customer.emailNormal, [...emails])));
  if (near === undefined || people.length === 0) return new Set();
  const decided = await tx
    .select({ customerId: surveyDecision.customerId, surveyId: surveyDecision.surveyId, period: surveyDecision.period, state: surveyDecision.state })
    .from(surveyDecision)
    .where(and(eq(surveyDecision.orgId, ctx.orgId), isNotNull(surveyDecision.period), inArray(surveyDecision.customerId, people.map(({ id }) => id))));
  const isComing = (id: string, segment: string | null) =>
    near.some((quarter) => !decided.some((one) => one.customerId === id && one.surveyId === quarter.surveyId && one.period === quarter.period) && willAsk(ctx, quarter, id, segment));
  const isWaiting = (id: string) => decided.some((one) => one.customerId === id && one.state === 'waiting');
  return new Set(people.flatMap(({ id, email, segment }) => (email !== null && (isWaiting(id) || isComing(id, segment)) ? [email] : [])));
}

/** Whether a quarterly survey will ask a customer for whom it has decided nothing yet: by their segment, and by lot. */
export function willAsk(ctx: Ctx, { surveyId, period, plan }: NearQuarter, customerId: string, segment: string | null): boolean {
  return decideQuarterly(plan, { segment, draw: sendingLot(ctx, surveyId, `${period}:${customerId}`), timezone: 'UTC' }, ctx.now()).state === 'waiting';
}

/** The quarterly surveys that may need a place of the budget; undefined where no place is ever kept, since nothing is limited or no survey is asked quarterly. */
export async function findNearQuarters(tx: OrgTx, ctx: Ctx, budget: MailBudget): Promise<NearQuarter[] | undefined> {
  if (budget.days === 0) return undefined;
  const near = await readNearQuarters(tx, ctx, new Date(ctx.now().getTime() + budget.days * dayMs));
  return near.length > 0 || (await hasQuarterly(tx, ctx)) ? near : undefined;
}

async function readNearQuarters(tx: OrgTx, ctx: Ctx, until: Date): Promise<NearQuarter[]> {
  return tx
    .select({ surveyId: surveyQuarter.surveyId, period: surveyQuarter.period, plan: surveySending.plan })
    .from(surveyQuarter)
    .innerJoin(surveySending, and(eq(surveySending.orgId, surveyQuarter.orgId), eq(surveySending.surveyId, surveyQuarter.surveyId), eq(surveySending.isLatest, true)))
    .innerJoin(survey, and(eq(survey.orgId, surveyQuarter.orgId), eq(survey.id, surveyQuarter.surveyId)))
    .where(and(eq(surveyQuarter.orgId, ctx.orgId), isNull(surveyQuarter.finishedAt), lte(surveyQuarter.opensAt, until), isNull(survey.closedAt), isNull(survey.deletedAt)));
}

async function hasQuarterly(tx: OrgTx, ctx: Ctx): Promise<boolean> {
  const any = await tx.select({ surveyId: surveyQuarter.surveyId }).from(surveyQuarter).where(eq(surveyQuarter.orgId, ctx.orgId)).limit(1);
  return any.length > 0;
}

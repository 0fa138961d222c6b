import { dayIn } from '@kept/core/calendar.ts';
import { decideQuarterly } from '@kept/core/listen/decide-sending.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { surveyDecision, surveyQuarter } from '@kept/db/schema/listen/sending.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { sendingLot } from '../mail/sending-lot.ts';
import { openZones } from '../mail/open-zones.ts';
import { planQuarter } from './change-sending.ts';
import { decisionRow } from './decide-contacts.ts';
import { insertRows } from './insert-rows.ts';
import { readSendingPlans } from './read-sending-plans.ts';

const batchSize = 500;

type Turn = typeof surveyQuarter.$inferSelect;

/** Decides for every customer whether a quarterly survey asks them, once it has opened; how far it came is kept, so that it may be killed anywhere. */
export async function askQuarters(ctx: Ctx): Promise<void> {
  const open = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select().from(surveyQuarter).where(and(eq(surveyQuarter.orgId, ctx.orgId), isNull(surveyQuarter.finishedAt), lte(surveyQuarter.opensAt, ctx.now()))));
  for (const turn of open) {
    for (let goesOn = true; goesOn; ) goesOn = await inOrg(ctx.db, ctx.orgId, (tx) => askBatch(tx, ctx, turn));
  }
}

async function askBatch(tx: OrgTx, ctx: Ctx, { surveyId, period }: Turn): Promise<boolean> {
  const isThis = and(eq(surveyQuarter.orgId, ctx.orgId), eq(surveyQuarter.surveyId, surveyId), eq(surveyQuarter.period, period));
  const [turn] = await tx.select().from(surveyQuarter).where(and(isThis, isNull(surveyQuarter.finishedAt))).for('update');
  if (turn === undefined) return false;
  const sending = (await readSendingPlans(tx, ctx)).find((one) => one.surveyId === surveyId);
  const people = sending === undefined ? [] : await readPeople(tx, ctx, turn);
  if (sending !== undefined && people.length > 0) {
    const zoneOf = await openZones(tx, ctx);
    const rows = people.map(({ id, segment, timezone }) =>
      decisionRow(ctx, sending, { interactionId: null, period, customerId: id, segment }, decideQuarterly(sending.plan, { segment, draw: sendingLot(ctx, surveyId, `${period}:${id}`), timezone: zoneOf(timezone) }, ctx.now())),
    );
    await insertRows(tx, surveyDecision, rows);
  }
  const isDone = people.length < batchSize;
  await tx.update(surveyQuarter).set({ lastCustomerId: people.at(-1)?.id ?? turn.lastCustomerId, finishedAt: isDone ? ctx.now() : null }).where(isThis);
  if (isDone) await planQuarter(tx, ctx, surveyId, sending?.plan.isOn === true ? sending.plan.quarterDay : null);
  return !isDone;
}

/** Customers who have not left, in the order of their ids. */
async function readPeople(tx: OrgTx, ctx: Ctx, { lastCustomerId }: Turn) {
  const today = dayIn(ctx.now(), 'UTC');
  const isStill = or(isNull(customer.churnedOn), gt(customer.churnedOn, today));
  return tx
    .select({ id: customer.id, segment: customer.segment, timezone: customer.timezone })
    .from(customer)
    .where(and(eq(customer.orgId, ctx.orgId), isStill, lastCustomerId === null ? undefined : gt(customer.id, lastCustomerId)))
    .orderBy(asc(customer.id))
    .limit(batchSize);
}

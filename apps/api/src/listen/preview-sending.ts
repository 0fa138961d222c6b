import { addDaysTo, dayIn, startOfDay } from '@kept/core/calendar.ts';
import { decideQuarterly, decideSending, type SendingDecision } from '@kept/core/listen/decide-sending.ts';
import { sendingPlan, type SendingPlan } from '@kept/core/listen/sending-plan.ts';
import { sendingCodes, sendingCodeWords } from '@kept/core/sending-words.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { customer, interaction } from '@kept/db/schema/listen/customers.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, gt, gte, isNotNull, isNull, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { sendingLot } from '../mail/sending-lot.ts';
import { readStandIns } from './decide-contacts.ts';
import { findSurveyRow } from './find-survey-row.ts';

const days = 30;
const mostLooked = 20_000;

export const previewInput = z.object({ plan: sendingPlan });
export const sendingPreview = z.object({
  days: z.int(),
  about: z.enum(['contacts', 'customers']).describe('A quarterly survey asks customers, whatever contacts there were'),
  looked: z.int(),
  isPart: z.boolean().describe('There were more: only the latest were looked at'),
  asked: z.int(),
  rules: z.array(z.object({ key: z.string(), name: z.string(), fits: z.int(), asked: z.int() })),
  reasons: z.array(z.object({ code: z.enum(sendingCodes), words: z.string(), n: z.int() })),
});

/** Whom rules would have asked about the contacts of the last 30 days, or among the customers of today; what people chose and the mail budget come after that. Writes nothing. */
export async function previewSending(ctx: Ctx, surveyId: string, { plan }: z.infer<typeof previewInput>): Promise<z.infer<typeof sendingPreview>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await findSurveyRow(tx, ctx, surveyId);
    const isQuarterly = plan.quarterDay !== null;
    const wanted = (await readStandIns(tx, ctx, [plan]))({ ...plan, isOn: true });
    const decisions = isQuarterly ? await decideCustomers(tx, ctx, surveyId, wanted) : await decideLatest(tx, ctx, surveyId, wanted);
    const shown = decisions.slice(0, mostLooked);
    const ofRule = (key: string) => shown.filter(({ rule }) => rule?.key === key);
    const reasons = Map.groupBy(shown.flatMap((one) => (one.state === 'not_sent' ? [one.code] : [])), (code) => code);
    return {
      days,
      about: isQuarterly ? 'customers' : 'contacts',
      looked: shown.length,
      isPart: decisions.length > shown.length,
      asked: shown.filter(({ state }) => state === 'waiting').length,
      rules: plan.rules.map(({ key, name }) => ({ key, name, fits: ofRule(key).length, asked: ofRule(key).filter(({ state }) => state === 'waiting').length })),
      reasons: [...reasons].map(([code, all]) => ({ code, words: sendingCodeWords[code], n: all.length })).toSorted((a, b) => b.n - a.n),
    };
  });
}

/** Each contact as it would have been decided on the moment it ended. */
async function decideLatest(tx: OrgTx, ctx: Ctx, surveyId: string, plan: SendingPlan): Promise<SendingDecision[]> {
  const contacts = await tx
    .select({ id: interaction.id, channel: interaction.channel, endedAt: interaction.endedAt, customerId: interaction.customerId, segment: customer.segment, driverId: contactDriver.standsForId })
    .from(interaction)
    .leftJoin(customer, and(eq(customer.orgId, interaction.orgId), eq(customer.id, interaction.customerId)))
    .leftJoin(contactDriver, and(eq(contactDriver.orgId, interaction.orgId), eq(contactDriver.id, interaction.driverId)))
    .where(and(eq(interaction.orgId, ctx.orgId), isNotNull(interaction.endedAt), gte(interaction.startedAt, startOfDay(addDaysTo(dayIn(ctx.now(), 'UTC'), -days), 'UTC'))))
    .orderBy(desc(interaction.startedAt), desc(interaction.id))
    .limit(mostLooked + 1);
  return contacts.flatMap(({ id, endedAt, customerId, ...contact }) => (endedAt === null ? [] : [decideSending(plan, { ...contact, endedAt, isKnown: customerId !== null, draw: sendingLot(ctx, surveyId, id), timezone: 'UTC' }, endedAt)]));
}

/** Each customer who has not left, by a lot of their own for this preview: the quarter's lots are drawn when it opens. */
async function decideCustomers(tx: OrgTx, ctx: Ctx, surveyId: string, plan: SendingPlan): Promise<SendingDecision[]> {
  const people = await tx
    .select({ id: customer.id, segment: customer.segment })
    .from(customer)
    .where(and(eq(customer.orgId, ctx.orgId), or(isNull(customer.churnedOn), gt(customer.churnedOn, dayIn(ctx.now(), 'UTC')))))
    .limit(mostLooked + 1);
  return people.map(({ id, segment }) => decideQuarterly(plan, { segment, draw: sendingLot(ctx, surveyId, id), timezone: 'UTC' }, ctx.now()));
}

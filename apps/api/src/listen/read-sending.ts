import { firstPlan, sendingPlan } from '@kept/core/listen/sending-plan.ts';
import { contactDriver } from '@kept/db/schema/listen/contact-drivers.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { surveyQuarter, surveySending } from '@kept/db/schema/listen/sending.ts';
import { member } from '@kept/db/schema/organisation/members.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, asc, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readBudget } from '../mail/address-facts.ts';
import { findSurveyRow } from './find-survey-row.ts';

const mostVersions = 20;
const mostSegments = 100;
const mostDrivers = 200;

export const sendingAnswer = z.object({
  /** The version that decides now; 0 while nothing was decided and the plan is a proposal. */
  version: z.int(),
  plan: sendingPlan,
  versions: z.array(z.object({ version: z.int(), isOn: z.boolean(), rules: z.int(), changedAt: z.iso.datetime(), changedBy: z.string().nullable() })),
  /** When a quarterly survey opens next. */
  opensAt: z.iso.datetime().nullable(),
  /** What one customer gets at most, over every kind of mail. */
  budget: z.object({ days: z.int(), most: z.int(), surveyGapDays: z.int() }),
  /** Every segment customers are in. */
  segments: z.array(z.string()),
  /** The contact reasons a rule can name. */
  drivers: z.array(z.object({ id: z.uuid(), name: z.string() })),
});

/** Whom a survey asks by itself, how that changed, and the budget it obeys. */
export async function readSending(ctx: Ctx, surveyId: string): Promise<z.infer<typeof sendingAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    await findSurveyRow(tx, ctx, surveyId);
    const rows = await tx
      .select({ sending: surveySending, changedBy: member.name })
      .from(surveySending)
      .leftJoin(member, and(eq(member.orgId, surveySending.orgId), eq(member.id, surveySending.changedBy)))
      .where(and(eq(surveySending.orgId, ctx.orgId), eq(surveySending.surveyId, surveyId)))
      .orderBy(desc(surveySending.version))
      .limit(mostVersions);
    const [turn] = await tx.select().from(surveyQuarter).where(and(eq(surveyQuarter.orgId, ctx.orgId), eq(surveyQuarter.surveyId, surveyId), isNull(surveyQuarter.finishedAt))).orderBy(asc(surveyQuarter.opensAt)).limit(1);
    const segments = await tx.selectDistinct({ segment: customer.segment }).from(customer).where(and(eq(customer.orgId, ctx.orgId), isNotNull(customer.segment))).orderBy(customer.segment).limit(mostSegments);
    const latest = rows[0]?.sending;
    return {
      version: latest?.version ?? 0,
      plan: latest?.plan ?? firstPlan,
      versions: rows.map(({ sending, changedBy }) => ({ version: sending.version, isOn: sending.plan.isOn, rules: sending.plan.rules.length, changedAt: sending.changedAt.toISOString(), changedBy })),
      opensAt: turn?.opensAt.toISOString() ?? null,
      budget: await readBudget(tx, ctx),
      segments: segments.flatMap(({ segment }) => segment ?? []),
      drivers: await tx.select({ id: contactDriver.id, name: contactDriver.name }).from(contactDriver).where(and(eq(contactDriver.orgId, ctx.orgId), isNull(contactDriver.mergedIntoId))).orderBy(contactDriver.name).limit(mostDrivers),
    };
  });
}

import type { Ctx } from '@kept/api/context.ts';
import { nameAddresses } from '@kept/api/forget/name-addresses.ts';
import { firstPlan } from '@kept/core/listen/sending-plan.ts';
import { newId } from '@kept/db/new-id.ts';
import { survey } from '@kept/db/schema/listen/feedback.ts';
import { surveyDecision, surveyQuarter, surveySending } from '@kept/db/schema/listen/sending.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { eq, sql } from 'drizzle-orm';

/** What may be known of single people only while a digest is composed, each laid over the one before. */
export interface AudienceState {
  readonly what: string;
  readonly lay: (ctx: Ctx) => Promise<void>;
}

const day = 86_400_000;
const period = '2027-Q1';

export const audienceStates: readonly AudienceState[] = [
  { what: 'nothing known of single people only', lay: async () => undefined },
  { what: 'a quarterly survey that asks everybody opens in a week', lay: (ctx) => laySurvey(ctx, 100) },
  { what: 'a quarterly survey that asks one in four opens in a week', lay: (ctx) => laySurvey(ctx, 25) },
  { what: 'it has opened, and three in ten wait for their invitation', lay: layWaiting },
  { what: 'one customer in a hundred has no handle yet', lay: (ctx) => takeHandles(ctx, 100) },
  { what: 'no customer has a handle yet', lay: (ctx) => takeHandles(ctx, 1) },
];

async function laySurvey(ctx: Ctx, sharePercent: number): Promise<void> {
  const { orgId } = ctx;
  const now = ctx.now();
  await inOrg(ctx.db, orgId, async (tx) => {
    await endSurveys(tx, orgId);
    const surveyId = newId(now);
    await tx.insert(survey).values({ orgId, id: surveyId, slug: `quarterly-${sharePercent}`, title: 'Quarterly', createdAt: now, draft: { format: 'kept-survey-1', languages: ['en'], questions: [], hidden: [] }, draftRevision: 1, origins: [], needsWork: false });
    const rules = firstPlan.rules.map((rule) => ({ ...rule, sharePercent }));
    await tx.insert(surveySending).values({ orgId, surveyId, version: 1, isLatest: true, plan: { ...firstPlan, isOn: true, quarterDay: 1, rules }, changedBy: null, changedAt: now });
    await tx.insert(surveyQuarter).values({ orgId, surveyId, period, opensAt: new Date(now.getTime() + 7 * day) });
  });
}

async function endSurveys(tx: OrgTx, orgId: string): Promise<void> {
  await tx.delete(surveyDecision).where(eq(surveyDecision.orgId, orgId));
  await tx.update(survey).set({ closedAt: new Date() }).where(eq(survey.orgId, orgId));
}

async function layWaiting(ctx: Ctx): Promise<void> {
  const { orgId } = ctx;
  const at = ctx.now().toISOString();
  await inOrg(ctx.db, orgId, async (tx) => {
    await tx.update(surveyQuarter).set({ opensAt: ctx.now() }).where(eq(surveyQuarter.orgId, orgId));
    await tx.execute(sql`insert into survey_decision (org_id, id, survey_id, version, period, customer_id, state, code, reason, decided_at, due_at)
      select c.org_id, gen_random_uuid(), s.id, 1, ${period}, c.id, case when n.number % 10 < 3 then 'waiting' else 'not_sent' end, case when n.number % 10 < 3 then null else 'not_sampled' end, case when n.number % 10 < 3 then null else 'left out by lot' end, ${at}::timestamptz, case when n.number % 10 < 3 then ${at}::timestamptz end
      from customer c join ${survey} s on s.org_id = c.org_id and s.closed_at is null, lateral (select substr(c.external_id, 3)::integer as number) n where c.org_id = ${orgId} and n.number % 10 < 7`);
  });
}

/** Takes the handle from one customer in so many, and no survey asks anybody. */
async function takeHandles(ctx: Ctx, oneIn: number): Promise<void> {
  await inOrg(ctx.db, ctx.orgId, async (tx) => {
    await endSurveys(tx, ctx.orgId);
    while ((await nameAddresses(tx, ctx)) > 0) continue;
    await tx.execute(sql`update customer set address_mac = null where org_id = ${ctx.orgId} and substr(external_id, 3)::integer % ${oneIn}::integer = 0`);
  });
}

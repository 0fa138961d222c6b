import { firstPlan, type SendingPlan } from '@kept/core/listen/sending-plan.ts';
import { inOrg } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { changeSending } from '../listen/change-sending.ts';
import type { SurveyOf } from './lay-surveys.ts';
import { instantBefore } from './calendar.ts';
import type { DemoStage } from './demo-stage.ts';

const begunDaysAgo = 80;
const dayMs = 86_400_000;
const plan: SendingPlan = {
  ...firstPlan,
  isOn: true,
  rules: [
    { key: 'bot', name: 'Not after the assistant', isOn: true, channels: ['bot'], driverIds: [], segments: [], sharePercent: 0, delayMinutes: 0 },
    { key: 'contacts', name: 'One contact in four', isOn: true, channels: [], driverIds: [], segments: [], sharePercent: 25, delayMinutes: 60 },
  ],
};

/**
 * Lays the rules by which Northlight asks after a contact, and what they decided about the contacts of its last eighty days. Those
 * mails went out of the system before Kept, so that no mail of the story is touched; contacts that were not settled at once were asked
 * about a little less often, which the gauge finds.
 */
export async function laySending(stage: DemoStage, surveyOf: SurveyOf): Promise<void> {
  const survey = surveyOf.get('csat');
  if (survey === undefined) throw new Error('The survey after a contact is missing.');
  const since = instantBefore(stage.world.today, begunDaysAgo);
  await changeSending(stage.as('lena', since), survey.id, { version: 0, plan });
  const ctx = stage.asKept('demo', 0);
  const until = new Date(instantBefore(stage.world.today, 0) - dayMs);
  await inOrg(ctx.db, ctx.orgId, (tx) =>
    tx.execute(sql`
    insert into survey_decision (org_id, id, survey_id, version, rule_key, rule_name, interaction_id, customer_id, segment, state, code, reason, decided_at, invited_at, answered_at)
    select d.org_id, gen_random_uuid(), ${survey.id}::uuid, 1, d.rule_key, d.rule_name, d.id, d.customer_id, d.segment,
      case when d.code is null then 'invited' else 'not_sent' end, d.code, d.reason, d.ended_at,
      case when d.code is null then d.ended_at + interval '1 hour' end,
      case when d.code is null and d.answer < case when d.channel = 'phone' then 22 when d.channel = 'chat' then 34 else 28 end then d.ended_at + interval '5 hours' end
    from (
      select i.org_id, i.id, i.channel, i.customer_id, c.segment, i.ended_at, lot.answer,
        case when i.channel = 'bot' then 'bot' else 'contacts' end as rule_key, case when i.channel = 'bot' then 'Not after the assistant' else 'One contact in four' end as rule_name,
        why.code, case why.code
          when 'rule_asks_nobody' then 'the rule “Not after the assistant” asks nobody' when 'not_sampled' then 'left out by lot: the rule “One contact in four” asks 25 in 100'
          when 'no_customer' then 'nobody known was in the contact' when 'asked_recently' then 'asked ' || (2 + lot.why % 27) || ' days ago' when 'unsubscribed' then 'unsubscribed' when 'no_address' then 'no address' when 'bounced' then 'an earlier mail to this address bounced' end as reason
      from interaction i
      left join customer c on c.org_id = i.org_id and c.id = i.customer_id
      cross join lateral (select ('x' || substr(md5(i.external_id), 1, 6))::bit(24)::int % 100 as draw, ('x' || substr(md5(i.external_id), 7, 6))::bit(24)::int % 100 as why, ('x' || substr(md5(i.external_id), 13, 6))::bit(24)::int % 100 as answer) as lot
      cross join lateral (select case when i.channel = 'bot' then 'rule_asks_nobody' when lot.draw >= case when i.resolved_first_contact is false then 21 else 25 end then 'not_sampled' when i.customer_id is null then 'no_customer'
        when c.email_normal is null then 'no_address' when lot.why < 9 then 'asked_recently' when lot.why < 13 then 'unsubscribed' when lot.why < 15 then 'bounced' end as code) as why
      where i.org_id = ${ctx.orgId}::uuid and i.ended_at >= ${new Date(since).toISOString()}::timestamptz and i.ended_at < ${until.toISOString()}::timestamptz
    ) as d`),
  );
}

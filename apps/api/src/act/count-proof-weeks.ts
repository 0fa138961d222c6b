import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import type { Weeks } from '@kept/core/act/proof-windows.ts';
import type { ProofWeek } from '@kept/core/act/weigh-look.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { interaction } from '@kept/db/schema/listen/customers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { isComment } from '../understand/is-comment.ts';

const counted = z.object({ week: z.coerce.number(), comments: z.coerce.number(), mentions: z.coerce.number(), interactions: z.coerce.number() });

/** Texts that make a theme's point, all comments and all interactions week by week, dated by when they happened in the organisation's zone. */
export async function countProofWeeks(tx: OrgTx, ctx: Ctx, mentions: readonly string[], zone: string, { from, weeks }: Weeks): Promise<ProofWeek[]> {
  const until = addDaysTo(from, weeks * 7);
  const weekOf = (at: typeof feedback.occurredAt | typeof interaction.startedAt) => sql`((${at} at time zone ${zone}::text)::date - ${from}::date) / 7`;
  const within = (at: typeof feedback.occurredAt | typeof interaction.startedAt) => sql`${at} >= (${from}::timestamp at time zone ${zone}::text) and ${at} < (${until}::timestamp at time zone ${zone}::text)`;
  const result = await tx.execute(sql`
    select week, sum(comments)::int as comments, sum(mentions)::int as mentions, sum(interactions)::int as interactions from (
      select ${weekOf(feedback.occurredAt)} as week, 1 as comments, case when raised.id is null then 0 else 1 end as mentions, 0 as interactions
        from ${feedback} left join ${raisedIn(mentions)} on raised.id = ${feedback.id}
        where ${feedback.orgId} = ${ctx.orgId}::uuid and ${isComment} and ${within(feedback.occurredAt)}
      union all
      select ${weekOf(interaction.startedAt)}, 0, 0, 1 from ${interaction} where ${interaction.orgId} = ${ctx.orgId}::uuid and ${within(interaction.startedAt)}
    ) happened group by week`);
  const byWeek = new Map(rowsOf(result, counted).map(({ week, ...count }) => [week, count]));
  return Array.from({ length: weeks }, (_, week) => byWeek.get(week) ?? { comments: 0, mentions: 0, interactions: 0 });
}

const firstRow = z.object({ at: z.coerce.date().nullable() });

/** The day on which a customer said it first. */
export async function findFirstMention(tx: OrgTx, ctx: Ctx, mentions: readonly string[], zone: string): Promise<string | undefined> {
  const result = await tx.execute(sql`select min(${feedback.occurredAt}) as at from ${feedback} join ${raisedIn(mentions)} on raised.id = ${feedback.id} where ${feedback.orgId} = ${ctx.orgId}::uuid and ${isComment}`);
  const at = rowsOf(result, firstRow)[0]?.at;
  return at === undefined || at === null ? undefined : dayIn(at, zone);
}

const raisedIn = (mentions: readonly string[]) => sql`(select value::uuid as id from jsonb_array_elements_text(${JSON.stringify(mentions)}::text::jsonb) as value) raised`;

import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import type { Weeks } from '@kept/core/act/proof-windows.ts';
import type { ProofWeek } from '@kept/core/act/weigh-look.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { interaction } from '@kept/db/schema/listen/customers.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, min, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { isComment } from '../understand/is-comment.ts';

const counted = z.object({ week: z.coerce.number(), comments: z.coerce.number(), mentions: z.coerce.number(), interactions: z.coerce.number() });

/** Mentions of a theme, all comments and all interactions week by week, dated by when they happened in the organisation's zone; a text that makes the point twice is one mention. */
export async function countProofWeeks(tx: OrgTx, ctx: Ctx, themeId: string, zone: string, { from, weeks }: Weeks): Promise<ProofWeek[]> {
  const until = addDaysTo(from, weeks * 7);
  const weekOf = (at: typeof feedback.occurredAt | typeof interaction.startedAt) => sql`((${at} at time zone ${zone}::text)::date - ${from}::date) / 7`;
  const within = (at: typeof feedback.occurredAt | typeof interaction.startedAt) => sql`${at} >= (${from}::timestamp at time zone ${zone}::text) and ${at} < (${until}::timestamp at time zone ${zone}::text)`;
  const result = await tx.execute(sql`
    select week, sum(comments)::int as comments, sum(mentions)::int as mentions, sum(interactions)::int as interactions from (
      select ${weekOf(feedback.occurredAt)} as week, 1 as comments, case when ${mention.id} is null then 0 else 1 end as mentions, 0 as interactions
        from ${feedback} left join ${mention} on ${mention.orgId} = ${feedback.orgId} and ${mention.feedbackId} = ${feedback.id} and ${mention.themeId} = ${themeId}::uuid
        where ${feedback.orgId} = ${ctx.orgId}::uuid and ${isComment} and ${within(feedback.occurredAt)}
      union all
      select ${weekOf(interaction.startedAt)}, 0, 0, 1 from ${interaction} where ${interaction.orgId} = ${ctx.orgId}::uuid and ${within(interaction.startedAt)}
    ) happened group by week`);
  const byWeek = new Map(rowsOf(result, counted).map(({ week, ...count }) => [week, count]));
  return Array.from({ length: weeks }, (_, week) => byWeek.get(week) ?? { comments: 0, mentions: 0, interactions: 0 });
}

/** The day on which a customer said it first. */
export async function findFirstMention(tx: OrgTx, ctx: Ctx, themeId: string, zone: string): Promise<string | undefined> {
  const [first] = await tx
    .select({ at: min(feedback.occurredAt) })
    .from(mention)
    .innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId)))
    .where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, themeId), isComment));
  return first === undefined || first.at === null ? undefined : dayIn(first.at, zone);
}

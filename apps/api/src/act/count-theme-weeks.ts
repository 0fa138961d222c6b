import { addDaysTo } from '@kept/core/calendar.ts';
import { baselineWeeks, type ThemeWeek } from '@kept/core/act/find-spike.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

const row = z.object({ theme_id: z.string().nullable(), weeks_ago: z.coerce.number(), people: z.coerce.number() });

/** One week of each theme that stands, and the weeks before it, oldest first; weeks begin on Monday in the organisation's zone. Agents' reports are not in it. */
export async function countThemeWeeks(tx: OrgTx, ctx: Ctx, weekOn: string): Promise<Map<string, { week: ThemeWeek; before: ThemeWeek[] }>> {
  const [own] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
  const zone = own?.timezone ?? 'UTC';
  const until = addDaysTo(weekOn, 7);
  const result = await tx.execute(sql`
    with said as (
      select f.id, coalesce(f.customer_id, f.id) as person, ((${until}::date - 1) - (f.occurred_at at time zone ${zone}::text)::date) / 7 as weeks_ago from feedback f
      where f.org_id = ${ctx.orgId}::uuid and f.kind <> 'friction' and f.placed_at is not null and f.text_key is not null
        and f.occurred_at >= (${addDaysTo(weekOn, -7 * baselineWeeks)}::timestamp at time zone ${zone}::text) and f.occurred_at < (${until}::timestamp at time zone ${zone}::text)
    )
    select null as theme_id, weeks_ago, count(*) as people from said group by weeks_ago
    union all
    select theme_id::text, weeks_ago, count(*) from (
      select m.theme_id, s.weeks_ago, s.person from said s join mention m on m.org_id = ${ctx.orgId}::uuid and m.feedback_id = s.id join theme t on t.org_id = m.org_id and t.id = m.theme_id
      where t.status not in ('merged', 'dismissed') group by 1, 2, 3
    ) persons group by theme_id, weeks_ago`);
  const rows = rowsOf(result, row);
  const comments = new Map(rows.filter((each) => each.theme_id === null).map((each) => [each.weeks_ago, each.people]));
  const byTheme = Map.groupBy(rows.filter((each) => each.theme_id !== null), (each) => each.theme_id ?? '');
  return new Map([...byTheme].map(([themeId, own]) => {
    const people = new Map(own.map((each) => [each.weeks_ago, each.people]));
    const weekAt = (ago: number): ThemeWeek => ({ people: people.get(ago) ?? 0, comments: comments.get(ago) ?? 0 });
    return [themeId, { week: weekAt(0), before: Array.from({ length: baselineWeeks }, (_, place) => weekAt(baselineWeeks - place)) }];
  }));
}

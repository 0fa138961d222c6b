import { type ThemeStatus, themeStatuses, unresolvedStatuses } from '@kept/core/act/theme-status.ts';
import type { DaySpan } from '@kept/core/measure/health-period.ts';
import type { OnTime } from '@kept/core/measure/health-sentence.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, count, eq, sql } from 'drizzle-orm';
import { z } from 'zod';

/** How many themes stand in each status, in the order of the loop, and how many of them are past their deadline. */
export async function countThemes(tx: OrgTx, orgId: string, today: string): Promise<{ status: ThemeStatus; themes: number; late: number }[]> {
  const unresolved = sql.join(unresolvedStatuses.map((status) => sql`${status}`), sql`, `);
  const rows = await tx
    .select({ status: theme.status, themes: count(), late: sql`count(*) filter (where ${theme.deadlineOn} < ${today}::date and ${theme.status} in (${unresolved}))`.mapWith(Number) })
    .from(theme)
    .where(and(eq(theme.orgId, orgId)))
    .groupBy(theme.status);
  return themeStatuses.flatMap((status) => rows.filter((row) => row.status === status));
}

const onTimeRow = z.object({ span: z.coerce.number(), due: z.coerce.number(), on_time: z.coerce.number(), moved: z.coerce.number() });

/**
 * Of the themes whose deadline has passed within each span: how many had been closed (done or declined) by the end of that day,
 * and how many of those had their deadline moved before. A theme that was reopened counts by its new deadline.
 */
export async function countOnTime(tx: OrgTx, orgId: string, timezone: string, today: string, spans: readonly DaySpan[]): Promise<OnTime[]> {
  const asked = sql.join(spans.map((span, index) => sql`(${index}::int, ${span.from}::date, ${span.until}::date)`), sql`, `);
  const result = await tx.execute(sql`
    select a.span as span, count(*) as due, count(*) filter (where c.on_time) as on_time, count(*) filter (where c.on_time and t.deadline_moves > 0) as moved
    from (values ${asked}) as a (span, from_on, until_on)
    join theme t on t.org_id = ${orgId} and t.deadline_on >= a.from_on and t.deadline_on < a.until_on and t.deadline_on < ${today}::date
      and t.status in ('open', 'in_progress', 'blocked', 'done', 'confirmed', 'declined')
    cross join lateral (
      select t.status in ('done', 'confirmed', 'declined') and (coalesce(max(u.at), t.status_since) at time zone ${timezone}::text)::date <= t.deadline_on as on_time
      from theme_update u where u.org_id = t.org_id and u.theme_id = t.id and u.to_status in ('done', 'declined')
    ) c
    group by a.span`);
  const rows = rowsOf(result, onTimeRow);
  return spans.map((_span, index) => {
    const row = rows.find((one) => one.span === index);
    return { due: row?.due ?? 0, onTime: row?.on_time ?? 0, moved: row?.moved ?? 0 };
  });
}

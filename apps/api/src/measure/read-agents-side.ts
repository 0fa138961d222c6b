import { shownTeamCells } from '@kept/core/measure/shown-team-cells.ts';
import { healthPeriods } from '@kept/core/measure/health-period-names.ts';
import { themeStatuses } from '@kept/core/act/theme-status.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { daysAnswer } from './explorer-answer.ts';
import { readExplorerSpan } from './explorer-filter.ts';

/** Agents' reports are asked for by theme, week and team and by nothing else: any other word in the address is refused. */
export const agentsFilter = z.strictObject(
  { team: z.string({ error: 'Name a team.' }).min(1, 'Name a team.').max(100), period: z.enum(healthPeriods, { error: 'This is not one of the periods.' }).default('last_12_months') },
  { error: (issue) => (issue.code === 'unrecognized_keys' ? 'Agents’ reports can be narrowed by period and team only, so that nobody can be singled out.' : undefined) },
);

export const agentsAnswer = z.object({
  team: z.string(),
  days: daysAnswer,
  releases: z.int(),
  /** The largest single release of the period, since one agent may report in each; themes where a release shows nothing are left out. */
  themes: z.array(z.object({ id: z.uuid(), title: z.string(), status: z.enum(themeStatuses), reports: z.int(), releasedOn: z.string() })),
});

const cellRow = z.object({ released_on: z.string(), theme_id: z.string().nullable(), team: z.string(), reports: z.coerce.number(), is_total: z.coerce.number() });

/** The agents' side by team: what each release lets be shown, worked out once a release over all teams, so that no second question tells more than the first. */
export async function readAgentsSide(ctx: Ctx, { team, period }: z.infer<typeof agentsFilter>): Promise<z.infer<typeof agentsAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const span = await readExplorerSpan(tx, ctx, { view: 'volume', period, compare: 'none' });
    const cells = await countCells(tx, ctx, span.timezone);
    const releases = [...Map.groupBy(cells, (cell) => cell.released_on)].filter(([day]) => day >= span.days.from && day < span.days.until);
    const largest = new Map<string, { reports: number; releasedOn: string }>();
    for (const [releasedOn, own] of releases) {
      const filed = new Map(own.filter((cell) => cell.is_total === 1).map((cell) => [cell.team, cell.reports]));
      const points = own.flatMap(({ theme_id: themeId, ...cell }) => (themeId === null ? [] : [{ themeId, team: cell.team, reports: cell.reports }]));
      for (const { themeId, reports } of shownTeamCells(points, filed).filter((cell) => cell.team === team)) {
        if (reports > (largest.get(themeId)?.reports ?? 0)) largest.set(themeId, { reports, releasedOn });
      }
    }
    const themes = await tx.select({ id: theme.id, title: theme.title, status: theme.status }).from(theme).where(and(eq(theme.orgId, ctx.orgId), notInArray(theme.status, ['merged', 'dismissed'])));
    const shown = themes.flatMap((each) => {
      const found = largest.get(each.id);
      return found === undefined ? [] : [{ ...each, ...found }];
    });
    return { team, days: span.days, releases: releases.length, themes: shown.sort((a, b) => b.reports - a.reports || (a.id < b.id ? -1 : 1)) };
  });
}

/** Reports by day of release, theme and team, and by day and team alone. */
async function countCells(tx: OrgTx, ctx: Ctx, timezone: string) {
  const result = await tx.execute(sql`
    select released_on, theme_id::text as theme_id, team, reports, is_total from (
      select to_char(f.occurred_at at time zone ${timezone}::text, 'YYYY-MM-DD') as released_on, m.theme_id, f.team, count(*) as reports, 0 as is_total
      from feedback f join mention m on m.org_id = f.org_id and m.feedback_id = f.id
      where f.org_id = ${ctx.orgId}::uuid and f.kind = 'friction' and f.placed_at is not null and f.team is not null group by 1, 2, 3
      union all
      select to_char(f.occurred_at at time zone ${timezone}::text, 'YYYY-MM-DD'), null, f.team, count(*), 1
      from feedback f where f.org_id = ${ctx.orgId}::uuid and f.kind = 'friction' and f.placed_at is not null and f.team is not null group by 1, 3
    ) cells`);
  return rowsOf(result, cellRow);
}

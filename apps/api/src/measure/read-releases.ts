import { shownTeamCells, type TeamCell } from '@kept/core/measure/shown-team-cells.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

const cellRow = z.object({ released_on: z.string(), theme_id: z.string().nullable(), team: z.string(), reports: z.coerce.number(), is_total: z.coerce.number() });

/** One release of agents' reports, and the cells of theme and team in it that hide everybody. */
export interface Release {
  readonly releasedOn: string;
  readonly cells: readonly TeamCell[];
}

/** Every release with what may be shown of it, worked out over all themes and teams at once, so that no question tells more than another. */
export async function readReleases(tx: OrgTx, ctx: Ctx, timezone: string): Promise<Release[]> {
  const cells = await countCells(tx, ctx, timezone);
  return [...Map.groupBy(cells, (cell) => cell.released_on)].map(([releasedOn, own]) => {
    const filed = new Map(own.filter((cell) => cell.is_total === 1).map((cell) => [cell.team, cell.reports]));
    const points = own.flatMap(({ theme_id: themeId, ...cell }) => (themeId === null ? [] : [{ themeId, team: cell.team, reports: cell.reports }]));
    return { releasedOn, cells: shownTeamCells(points, filed) };
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

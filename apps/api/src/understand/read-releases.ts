import { type ShownTheme, shownSide } from '@kept/core/understand/shown-side.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

const reportRow = z.object({ id: z.string(), round: z.string(), released_on: z.string(), team: z.string(), step: z.string(), frequency: z.string(), theme_ids: z.array(z.string()) });

/** One round's reports as they were released, and what may be shown of them. */
export interface Release {
  /** The round, or the day of release for reports whose round is not known. */
  readonly round: string;
  readonly releasedOn: string;
  readonly themes: readonly ShownTheme[];
}

/** Every round's reports with what may be shown of them: worked out over all themes and teams at once, and by round, since one person may report in each. */
export async function readReleases(tx: OrgTx, ctx: Ctx, timezone: string): Promise<Release[]> {
  const rows = await readReports(tx, ctx, timezone);
  return [...Map.groupBy(rows, (row) => row.round)].map(([round, own]) => ({
    round,
    releasedOn: own[0]?.released_on ?? '',
    themes: shownSide(own.map(({ id, team, step, frequency, theme_ids: themeIds }) => ({ id, team, step, frequency, themeIds }))),
  }));
}

async function readReports(tx: OrgTx, ctx: Ctx, timezone: string) {
  const result = await tx.execute(sql`
    select f.id::text as id, coalesce(f.team, '') as team, coalesce(f.title, '') as step, coalesce(f.raw ->> 'frequency', '') as frequency,
      to_char(f.occurred_at at time zone ${timezone}::text, 'YYYY-MM-DD') as released_on, coalesce(r.round_id::text, f.occurred_at::text) as round,
      array(select distinct m.theme_id::text from mention m where m.org_id = f.org_id and m.feedback_id = f.id) as theme_ids
    from feedback f left join friction_receipt r on r.org_id = f.org_id and r.feedback_id = f.id
    where f.org_id = ${ctx.orgId}::uuid and f.kind = 'friction' and f.placed_at is not null
    order by f.id`);
  return rowsOf(result, reportRow);
}

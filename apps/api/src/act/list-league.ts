import { ownedStatuses, unresolvedStatuses } from '@kept/core/act/theme-status.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inWords } from '@kept/db/in-words.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { inOrg } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readToday } from './read-today.ts';
import { themeNarrowing, themesThat } from './theme-narrowing.ts';

export const leagueQuestion = themeNarrowing.extend({ by: z.enum(['owner', 'origin', 'stage'], { error: 'Group by owner, origin or stage.' }) });

const leagueRow = z.object({
  /** The member, origin or stage; null where there is none. */
  key: z.string().nullable(),
  name: z.string().nullable(),
  themes: z.int(),
  open: z.int(),
  late: z.int(),
  blocked: z.int(),
  /** How often a fix or a "no" was opened again. */
  reopened: z.int(),
  /** Half of the answers took at most so many days from acceptance; null where nothing was answered. */
  medianDays: z.number().nullable(),
  answered: z.int(),
});
export const leagueAnswer = z.object({ rows: z.array(leagueRow).max(1000) });

const columns = { owner: theme.ownerId, origin: theme.origin, stage: theme.journeyStage } as const;
const row = z.object({ key: z.string().nullable(), name: z.string().nullable(), themes: z.coerce.number(), open: z.coerce.number(), late: z.coerce.number(), blocked: z.coerce.number(), reopened: z.coerce.number(), median: z.coerce.number().nullable(), answered: z.coerce.number() });

/** The themes that match, counted by who owns them, where they begin or where on the journey they are met; whoever has most late ones first. */
export async function listLeague(ctx: Ctx, { by, ...narrowing }: z.infer<typeof leagueQuestion>): Promise<z.infer<typeof leagueAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const today = await readToday(tx, ctx);
    const key = columns[by];
    const isOpen = sql`${theme.status} in (${inWords(unresolvedStatuses)})`;
    const result = await tx.execute(sql`
      with answered as (
        select u.theme_id, min(u.at) as at from theme_update u where u.org_id = ${ctx.orgId}::uuid and u.to_status in ('done', 'declined') group by u.theme_id
      ), again as (
        select u.theme_id, count(*) as times from theme_update u
        where u.org_id = ${ctx.orgId}::uuid and (u.kind = 'reopened' or (u.kind = 'update' and u.from_status in ('done', 'confirmed', 'declined') and u.to_status in (${inWords(unresolvedStatuses)}))) group by u.theme_id
      )
      select ${key}::text as key, max(m.name) as name, count(*) as themes,
        count(*) filter (where ${isOpen}) as open,
        count(*) filter (where ${isOpen} and ${theme.deadlineOn} < ${today}::date) as late,
        count(*) filter (where ${theme.status} = 'blocked') as blocked,
        coalesce(sum(again.times), 0) as reopened,
        percentile_cont(0.5) within group (order by extract(epoch from answered.at - ${theme.acceptedAt}) / 86400.0) as median,
        count(answered.at) filter (where ${theme.acceptedAt} is not null) as answered
      from theme
      left join answered on answered.theme_id = ${theme.id}
      left join again on again.theme_id = ${theme.id}
      left join member m on m.org_id = ${theme.orgId} and m.id = ${by === 'owner' ? theme.ownerId : sql`null::uuid`}
      where ${themesThat(ctx, narrowing, today)} and ${theme.status} in (${inWords([...ownedStatuses, 'declined', 'emerging'])})
      group by 1 order by late desc, open desc, themes desc, name, key`);
    return { rows: rowsOf(result, row).map(({ median, ...counted }) => ({ ...counted, medianDays: median === null ? null : Math.round(median * 10) / 10 })) };
  });
}

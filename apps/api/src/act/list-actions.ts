import { soonDays } from '@kept/core/act/due.ts';
import { unresolvedStatuses } from '@kept/core/act/theme-status.ts';
import { addDaysTo } from '@kept/core/calendar.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { inWords } from '@kept/db/in-words.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { readToday } from './read-today.ts';

const ownerRow = z.object({
  owner: z.object({ id: z.uuid(), name: z.string(), isActive: z.boolean() }),
  open: z.number().int(),
  late: z.number().int(),
  dueSoon: z.number().int(),
  blocked: z.number().int(),
  done: z.number().int(),
  confirmed: z.number().int(),
  deadlineMoves: z.number().int(),
  /** Of the answers given, how many came by the date, each on the day it was where the organisation is; null where nothing was answered yet. */
  onTime: z.object({ answered: z.number().int(), inTime: z.number().int() }).nullable(),
  oldestDeadlineOn: z.string().nullable(),
});

export const actionsAnswer = z.object({ owners: z.array(ownerRow), waitingForDecision: z.number().int(), emerging: z.number().int() });

const figures = { open: z.coerce.number(), late: z.coerce.number(), soon: z.coerce.number(), blocked: z.coerce.number(), done: z.coerce.number(), confirmed: z.coerce.number(), moves: z.coerce.number(), answered: z.coerce.number(), in_time: z.coerce.number() };
const row = z.object({ id: z.string(), name: z.string(), active: z.boolean(), oldest: z.string().nullable(), ...figures });

/** Who has promised what: one row for each owner, those with most late themes first. */
export async function listActions(ctx: Ctx): Promise<z.infer<typeof actionsAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const today = await readToday(tx, ctx);
    const isOpen = sql`t.status in (${inWords(unresolvedStatuses)})`;
    const result = await tx.execute(sql`
      with answered as (
        select u.theme_id, (min(u.at) at time zone s.timezone)::date as answered_on
        from theme_update u join setting s on s.org_id = u.org_id
        where u.org_id = ${ctx.orgId}::uuid and u.to_status in ('done', 'declined') group by u.theme_id, s.timezone
      )
      select m.id::text as id, m.name, m.active,
        count(*) filter (where ${isOpen}) as open,
        count(*) filter (where ${isOpen} and t.deadline_on < ${today}::date) as late,
        count(*) filter (where ${isOpen} and t.deadline_on between ${today}::date and ${addDaysTo(today, soonDays)}::date) as soon,
        count(*) filter (where t.status = 'blocked') as blocked,
        count(*) filter (where t.status = 'done') as done,
        count(*) filter (where t.status = 'confirmed') as confirmed,
        sum(t.deadline_moves) as moves,
        count(*) filter (where answered.answered_on is not null and t.deadline_on is not null) as answered,
        count(*) filter (where answered.answered_on <= t.deadline_on) as in_time,
        (min(t.deadline_on) filter (where ${isOpen}))::text as oldest
      from theme t
      join member m on m.org_id = t.org_id and m.id = t.owner_id
      left join answered on answered.theme_id = t.id
      where t.org_id = ${ctx.orgId}::uuid and t.status <> 'merged'
      group by m.id, m.name, m.active
      order by late desc, open desc, m.name, m.id`);
    return {
      owners: rowsOf(result, row).map(({ id, name, active, soon, moves, answered, in_time: inTime, oldest, ...counts }) => ({
        owner: { id, name, isActive: active },
        ...counts,
        dueSoon: soon,
        deadlineMoves: moves,
        onTime: answered === 0 ? null : { answered, inTime },
        oldestDeadlineOn: oldest,
      })),
      waitingForDecision: await tx.$count(theme, and(eq(theme.orgId, ctx.orgId), isNotNull(theme.declineAskedBy), isNull(theme.declineApprovedBy), ne(theme.status, 'declined'))),
      emerging: await tx.$count(theme, and(eq(theme.orgId, ctx.orgId), eq(theme.status, 'emerging'))),
    };
  });
}

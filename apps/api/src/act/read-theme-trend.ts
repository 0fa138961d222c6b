import { addDaysTo, dayIn } from '@kept/core/calendar.ts';
import { notFound } from '@kept/core/errors.ts';
import { setting } from '@kept/db/schema/organisation/settings.ts';
import { theme } from '@kept/db/schema/understand/themes.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';

export const trendAnswer = z.object({
  /** Whole weeks, oldest first, each from its Monday in the organisation's zone; the present one is left out until it is over. */
  weeks: z.array(z.object({ weekOn: z.string(), people: z.int(), mentions: z.int() })),
  /** The Monday of the week in which the fix went live, where it lies among the weeks. */
  liveWeekOn: z.string().nullable(),
  liveOn: z.string().nullable(),
  /** Themes that share texts with this one: in how many texts, of how many of this theme's. */
  together: z.array(z.object({ id: z.uuid(), title: z.string(), texts: z.int() })),
  texts: z.int(),
});

const weeksShown = 26;
const mostTogether = 5;
const fewestTogether = 3;
const weekRow = z.object({ weeks_ago: z.coerce.number(), people: z.coerce.number(), mentions: z.coerce.number() });
const togetherRow = z.object({ id: z.string(), title: z.string(), texts: z.coerce.number() });

/** Half a year of one theme by week, with the week its fix went live, and what is said in the same breath. Customers' words only. */
export async function readThemeTrend(ctx: Ctx, themeId: string): Promise<z.infer<typeof trendAnswer>> {
  return inOrg(ctx.db, ctx.orgId, async (tx) => {
    const [found] = await tx.select({ liveOn: theme.liveOn }).from(theme).where(and(eq(theme.orgId, ctx.orgId), eq(theme.id, themeId)));
    if (found === undefined) throw notFound('theme');
    const [own] = await tx.select({ timezone: setting.timezone }).from(setting).where(eq(setting.orgId, ctx.orgId));
    const zone = own?.timezone ?? 'UTC';
    const monday = mondayOf(dayIn(ctx.now(), zone));
    const counted = new Map((await countWholeWeeks(tx, ctx, themeId, zone, monday)).map((row) => [row.weeks_ago, row]));
    const weeks = Array.from({ length: weeksShown }, (_, place) => {
      const row = counted.get(weeksShown - 1 - place);
      return { weekOn: addDaysTo(monday, -7 * (weeksShown - place)), people: row?.people ?? 0, mentions: row?.mentions ?? 0 };
    });
    const liveWeekOn = found.liveOn === null ? null : mondayOf(found.liveOn);
    const together = await listTogether(tx, ctx, themeId);
    return {
      weeks,
      liveOn: found.liveOn,
      liveWeekOn: weeks.some(({ weekOn }) => weekOn === liveWeekOn) ? liveWeekOn : null,
      together: together.filter(({ id }) => id !== themeId).slice(0, mostTogether),
      texts: together.find(({ id }) => id === themeId)?.texts ?? 0,
    };
  });
}

async function countWholeWeeks(tx: OrgTx, ctx: Ctx, themeId: string, zone: string, monday: string) {
  const result = await tx.execute(sql`
    select ((${monday}::date - 1) - (f.occurred_at at time zone ${zone}::text)::date) / 7 as weeks_ago, count(distinct coalesce(f.customer_id, f.id)) as people, count(*) as mentions
    from mention m join feedback f on f.org_id = m.org_id and f.id = m.feedback_id
    where m.org_id = ${ctx.orgId}::uuid and m.theme_id = ${themeId}::uuid and f.kind <> 'friction' and f.placed_at is not null and f.text_key is not null
      and f.occurred_at >= (${addDaysTo(monday, -7 * weeksShown)}::timestamp at time zone ${zone}::text) and f.occurred_at < (${monday}::timestamp at time zone ${zone}::text)
    group by 1`);
  return rowsOf(result, weekRow);
}

/** The theme itself is among them, with all its texts. */
async function listTogether(tx: OrgTx, ctx: Ctx, themeId: string) {
  const result = await tx.execute(sql`
    select t.id::text as id, t.title, count(*) as texts
    from mention m join feedback f on f.org_id = m.org_id and f.id = m.feedback_id join mention o on o.org_id = m.org_id and o.feedback_id = m.feedback_id join theme t on t.org_id = o.org_id and t.id = o.theme_id
    where m.org_id = ${ctx.orgId}::uuid and m.theme_id = ${themeId}::uuid and f.kind <> 'friction' and (t.id = ${themeId}::uuid or t.status not in ('merged', 'dismissed'))
    group by t.id, t.title having count(*) >= ${fewestTogether}::int or t.id = ${themeId}::uuid order by 3 desc, 1 limit ${mostTogether + 1}::int`);
  return rowsOf(result, togetherRow);
}

function mondayOf(day: string): string {
  return addDaysTo(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

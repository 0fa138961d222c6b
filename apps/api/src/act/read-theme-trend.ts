import { addDaysTo, dayIn, mondayOf } from '@kept/core/calendar.ts';
import { fewestTogether, themeLift } from '@kept/core/understand/theme-lift.ts';
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
  /** Themes that share texts with this one more often than by chance: in how many texts, of how many of the other's, and how many times as often. */
  together: z.array(z.object({ id: z.uuid(), title: z.string(), texts: z.int(), otherTexts: z.int(), lift: z.number() })),
  texts: z.int(),
});

const weeksShown = 26;
const mostTogether = 5;
/** Only so many of those that share most texts are weighed. */
const mostWeighed = 20;
const weekRow = z.object({ weeks_ago: z.coerce.number(), people: z.coerce.number(), mentions: z.coerce.number() });
const togetherRow = z.object({ id: z.string(), title: z.string(), texts: z.coerce.number(), other_texts: z.coerce.number() });
const countRow = z.object({ texts: z.coerce.number() });

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
    return {
      weeks,
      liveOn: found.liveOn,
      liveWeekOn: weeks.some(({ weekOn }) => weekOn === liveWeekOn) ? liveWeekOn : null,
      ...(await listTogether(tx, ctx, themeId)),
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

/** How many texts have a theme is taken from the last search for themes, where there was one: to count them here would cost more than it tells. */
async function listTogether(tx: OrgTx, ctx: Ctx, themeId: string): Promise<Pick<z.infer<typeof trendAnswer>, 'together' | 'texts'>> {
  const own = sql`m.org_id = ${ctx.orgId}::uuid and f.kind <> 'friction' and f.placed_at is not null and f.text_key is not null`;
  const [mine] = rowsOf(await tx.execute(sql`select count(*) as texts from mention m join feedback f on f.org_id = m.org_id and f.id = m.feedback_id where ${own} and m.theme_id = ${themeId}::uuid`), countRow);
  const [search] = rowsOf(await tx.execute(sql`select texts_read - coalesce(texts_unthemed, 0) as texts from theme_run where org_id = ${ctx.orgId}::uuid and finished_at is not null and failure is null order by started_at desc limit 1`), countRow);
  const result = await tx.execute(sql`
    select t.id::text as id, t.title, shared.texts,
      (select count(*) from mention m join feedback f on f.org_id = m.org_id and f.id = m.feedback_id where ${own} and m.theme_id = t.id) as other_texts
    from (
      select o.theme_id, count(*) as texts
      from mention m join feedback f on f.org_id = m.org_id and f.id = m.feedback_id join mention o on o.org_id = m.org_id and o.feedback_id = m.feedback_id and o.theme_id <> m.theme_id
      where ${own} and m.theme_id = ${themeId}::uuid group by 1 having count(*) >= ${fewestTogether}::int order by 2 desc, 1 limit ${mostWeighed}::int
    ) shared join theme t on t.org_id = ${ctx.orgId}::uuid and t.id = shared.theme_id and t.status not in ('merged', 'dismissed')
    order by shared.texts desc, t.id`);
  const texts = mine?.texts ?? 0;
  const all = search ?? rowsOf(await tx.execute(sql`select count(distinct m.feedback_id) as texts from mention m join feedback f on f.org_id = m.org_id and f.id = m.feedback_id where ${own}`), countRow)[0];
  const together = rowsOf(result, togetherRow).flatMap(({ id, title, texts: both, other_texts: otherTexts }) => {
    const lift = themeLift({ both, one: texts, other: otherTexts, all: all?.texts ?? 0 });
    return lift === undefined ? [] : [{ id, title, texts: both, otherTexts, lift }];
  });
  return { together: together.slice(0, mostTogether), texts };
}

import type { ScoreCounts } from '@kept/core/measure/score-measures.ts';
import { type Metric, metrics, usualScales } from '@kept/core/vocabulary.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { contactOf, type ExplorerSpan, isNow, isRead, isSaid, isShownTheme } from './explorer-filter.ts';

/** People and points of one theme or group, or comments and those with a theme of all that was said, in one of the two periods. */
export interface ExploredCount {
  readonly people: number;
  readonly mentions: number;
}

/** What one pass over both periods gives: counts by kind, key and period, and scores by kind, key, period and metric. */
export interface Explored {
  readonly keysOf: (kind: 'theme' | 'group') => readonly string[];
  readonly count: (kind: ExploredKind, key: string, now: boolean) => ExploredCount;
  readonly scores: (kind: ExploredKind, key: string, now: boolean, metric: Metric) => ScoreCounts;
}

const kinds = ['said', 'theme', 'group', 'again'] as const;
type ExploredKind = 'said' | 'theme' | 'group';
const row = z.object({ kind: z.enum(kinds), theme: z.string(), grouped: z.string(), is_now: z.boolean(), metric: z.enum(metrics).nullable(), score: z.coerce.number().nullable(), people: z.coerce.number(), mentions: z.coerce.number() });
type Row = z.infer<typeof row>;

/**
 * Counts everything the explorer shows in one statement: what was said is read once and joined to its points once; people are added
 * up from one row a person, which the database does by hashing; scores come as how often each was given, on usual scales only.
 * Few texts make more than one point, so a group's answers are its themes' less what stands there again.
 */
export async function countExplored(tx: OrgTx, ctx: Ctx, span: ExplorerSpan): Promise<Explored> {
  await steadyPlan(tx, span);
  const rows = rowsOf(
    await tx.execute(sql`
      with standing as materialized (
        select t.*, (row_number() over ())::int as number, (dense_rank() over (order by coalesce(t.group_title, '')))::int as group_number from theme t where t.org_id = ${ctx.orgId}::uuid and t.status not in ('merged', 'dismissed')
      ), said as materialized (
        select f.id, f.interaction_id, ${isNow(span)} as is_now, coalesce(f.customer_id, f.id) as person, (${isRead}) as is_read, case when ${isUsual} then f.metric end as metric, case when ${isUsual} then f.score end as score
        from feedback f where ${isSaid(ctx, span)}
      ), points as materialized (
        select f.id, f.is_now, f.person, f.metric, f.score, t.number, t.group_number, (${isShownTheme(span)}) as is_shown
        from said f join mention m on m.org_id = ${ctx.orgId}::uuid and m.feedback_id = f.id join standing t on t.id = m.theme_id ${contactOf(ctx, span.filter.stage !== undefined)}
        where f.is_read
      ), persons as materialized (
        select number, is_now, person, count(*) as points from points where is_shown group by 1, 2, 3
      ), several as materialized (
        select id, is_now, count(*) as points from points group by 1, 2 having count(*) > 1
      ), counted as (
        select 'theme' as kind, number, null::int as group_number, is_now, null as metric, null::float8 as score, count(*) as people, sum(points) as mentions from persons group by number, is_now
        union all select 'group', null, group_number, is_now, null, null, count(*), 0 from (select distinct s.group_number, p.is_now, p.person from persons p join standing s on s.number = p.number) g group by group_number, is_now
        union all select 'theme', number, null, is_now, metric, score, count(*), 0 from points where is_shown and metric is not null group by number, is_now, metric, score
        union all select 'again', null, group_number, is_now, metric, score, sum(points - 1), 0 from (
          select p.group_number, p.is_now, p.metric, p.score, count(*) as points from points p join several using (id) where p.is_shown and p.metric is not null group by p.id, p.group_number, p.is_now, p.metric, p.score
        ) twice where points > 1 group by group_number, is_now, metric, score
        union all select 'said', null, null, is_now, metric, score, count(*), 0 from said where metric is not null group by is_now, metric, score
        union all select 'said', null, null, is_now, null, null, count(*) filter (where is_read), (select count(*) from points p where p.is_now = said.is_now) - (select coalesce(sum(points - 1), 0) from several s where s.is_now = said.is_now) from said group by is_now
      )
      select c.kind, coalesce(s.id::text, '') as theme, coalesce(s.group_title, g.group_title, '') as grouped, c.is_now, c.metric, c.score, c.people, c.mentions
      from counted c left join standing s on s.number = c.number left join (select distinct group_number, group_title from standing) g on g.group_number = c.group_number`),
    row,
  );
  return readOut(rows);
}

/** Right after a large load the database knows nothing of its rows and would pair texts and points one by one, for minutes; by hashing it takes the same time with and without statistics. */
async function steadyPlan(tx: OrgTx, { filter }: ExplorerSpan): Promise<void> {
  await tx.execute(sql`select set_config('work_mem', '32MB', true), set_config('enable_nestloop', ${filter.stage === undefined ? 'off' : 'on'}, true)`);
}

/** "This score f stands on its metric's usual scale": every other is left out, since scales are never mixed. */
const isUsual: SQL = sql`(f.score is not null and (${sql.join(metrics.map((metric) => sql`(f.metric = ${metric} and f.scale_min = ${usualScales[metric].min} and f.scale_max = ${usualScales[metric].max})`), sql` or `)}))`;

function readOut(rows: readonly Row[]): Explored {
  const people = Map.groupBy(rows.filter((each) => each.metric === null), (each) => nameOf(each.kind, keyOf(each), each.is_now));
  const given = new Map<string, Map<number, number>>();
  for (const each of rows) {
    if (each.metric === null) continue;
    add(given, nameOf(each.kind === 'again' ? 'group' : each.kind, keyOf(each), each.is_now, each.metric), each.score ?? 0, each.kind === 'again' ? -each.people : each.people);
    if (each.kind === 'theme') add(given, nameOf('group', each.grouped, each.is_now, each.metric), each.score ?? 0, each.people);
  }
  const mentionsOf = (group: string, now: boolean) => rows.reduce((sum, each) => sum + (each.kind === 'theme' && each.grouped === group && each.is_now === now ? each.mentions : 0), 0);
  return {
    keysOf: (kind) => [...new Set(rows.filter((each) => each.kind === kind).map(keyOf))],
    count: (kind, key, now) => {
      const found = people.get(nameOf(kind, key, now))?.[0];
      return { people: found?.people ?? 0, mentions: kind === 'group' ? mentionsOf(key, now) : (found?.mentions ?? 0) };
    },
    scores: (kind, key, now, metric) => scoreCounts([...(given.get(nameOf(kind, key, now, metric)) ?? [])].map(([score, times]) => ({ score, times })), usualScales[metric].max),
  };
}

function keyOf({ kind, theme, grouped }: Row): string {
  return kind === 'theme' ? theme : grouped;
}

function nameOf(kind: string, key: string, now: boolean, metric: Metric | null = null): string {
  return JSON.stringify([kind, key, now, metric]);
}

function add(given: Map<string, Map<number, number>>, name: string, score: number, times: number): void {
  const own = given.get(name) ?? new Map<number, number>();
  given.set(name, own.set(score, (own.get(score) ?? 0) + times));
}

function scoreCounts(given: readonly { readonly score: number; readonly times: number }[], scaleMax: number): ScoreCounts {
  const sum = (part: (score: number) => number) => given.reduce((total, { score, times }) => total + times * part(score), 0);
  const atLeast = (limit: number) => sum((score) => (score >= limit ? 1 : 0));
  return { n: sum(() => 1), sum: sum((score) => score), sumOfSquares: sum((score) => score ** 2), top: atLeast(scaleMax), topTwo: atLeast(scaleMax - 1), nineUp: atLeast(9), sixDown: sum((score) => (score <= 6 ? 1 : 0)), fiveUp: atLeast(5) };
}

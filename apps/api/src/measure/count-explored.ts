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

const kinds = ['said', 'theme', 'group'] as const;
type ExploredKind = (typeof kinds)[number];
const row = z.object({ kind: z.enum(kinds), key: z.string(), is_now: z.boolean(), metric: z.enum(metrics).nullable(), score: z.coerce.number().nullable(), people: z.coerce.number(), mentions: z.coerce.number() });

/**
 * Counts everything the explorer shows in one statement: what was said is read once and joined to its points once; people are added
 * up from one row a person, which the database does by hashing; scores come as how often each was given, on usual scales only.
 */
export async function countExplored(tx: OrgTx, ctx: Ctx, span: ExplorerSpan): Promise<Explored> {
  const rows = rowsOf(
    await tx.execute(sql`
      with said as materialized (
        select f.id, f.interaction_id, ${isNow(span)} as is_now, coalesce(f.customer_id, f.id) as person, (${isRead}) as is_read, case when ${isUsual} then f.metric end as metric, case when ${isUsual} then f.score end as score
        from feedback f where ${isSaid(ctx, span)}
      ), points as materialized (
        select f.id, f.is_now, f.person, f.metric, f.score, m.theme_id, coalesce(t.group_title, '') as grouped, (${isShownTheme(span)}) as is_shown
        from said f join mention m on m.org_id = ${ctx.orgId}::uuid and m.feedback_id = f.id join theme t on t.org_id = m.org_id and t.id = m.theme_id ${contactOf(ctx, span.filter.stage !== undefined)}
        where f.is_read and t.status not in ('merged', 'dismissed')
      ), persons as materialized (
        select theme_id, grouped, is_now, person, count(*) as points from points where is_shown group by 1, 2, 3, 4
      ), texts as materialized (
        select id, grouped, is_now, is_shown, metric, score from points group by 1, 2, 3, 4, 5, 6
      )
      select 'theme' as kind, theme_id::text as key, is_now, null as metric, null::float8 as score, count(*) as people, sum(points) as mentions from persons group by theme_id, is_now
      union all select 'group', grouped, is_now, null, null, count(*), sum(points) from (select grouped, is_now, person, sum(points) as points from persons group by 1, 2, 3) p group by grouped, is_now
      union all select 'theme', theme_id::text, is_now, metric, score, count(*), 0 from points where is_shown and metric is not null group by theme_id, is_now, metric, score
      union all select 'group', grouped, is_now, metric, score, count(*), 0 from texts where is_shown and metric is not null group by grouped, is_now, metric, score
      union all select 'said', '', is_now, metric, score, count(*), 0 from said where metric is not null group by is_now, metric, score
      union all select 'said', '', said.is_now, null, null, count(*) filter (where said.is_read), count(*) filter (where said.is_read and said.id in (select texts.id from texts)) from said group by said.is_now`),
    row,
  );
  return readOut(rows);
}

/** "This score f stands on its metric's usual scale": every other is left out, since scales are never mixed. */
const isUsual: SQL = sql`(f.score is not null and (${sql.join(metrics.map((metric) => sql`(f.metric = ${metric} and f.scale_min = ${usualScales[metric].min} and f.scale_max = ${usualScales[metric].max})`), sql` or `)}))`;

function readOut(rows: readonly z.infer<typeof row>[]): Explored {
  const nameOf = (kind: ExploredKind, key: string, now: boolean, metric: Metric | null) => JSON.stringify([kind, key, now, metric]);
  const byName = Map.groupBy(rows, (each) => nameOf(each.kind, each.key, each.is_now, each.metric));
  return {
    keysOf: (kind) => [...new Set(rows.filter((each) => each.kind === kind).map(({ key }) => key))],
    count: (kind, key, now) => byName.get(nameOf(kind, key, now, null))?.[0] ?? { people: 0, mentions: 0 },
    scores: (kind, key, now, metric) => scoreCounts((byName.get(nameOf(kind, key, now, metric)) ?? []).map(({ score, people }) => ({ score: score ?? 0, times: people })), usualScales[metric].max),
  };
}

function scoreCounts(given: readonly { readonly score: number; readonly times: number }[], scaleMax: number): ScoreCounts {
  const sum = (part: (score: number) => number) => given.reduce((total, { score, times }) => total + times * part(score), 0);
  const atLeast = (limit: number) => sum((score) => (score >= limit ? 1 : 0));
  return { n: sum(() => 1), sum: sum((score) => score), sumOfSquares: sum((score) => score ** 2), top: atLeast(scaleMax), topTwo: atLeast(scaleMax - 1), nineUp: atLeast(9), sixDown: sum((score) => (score <= 6 ? 1 : 0)), fiveUp: atLeast(5) };
}

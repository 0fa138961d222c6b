import { systemCtx } from '@kept/api/context.ts';
import { type ExplorerFilter, explorerFilter, readExplorerSpan, spanOfPoints } from '@kept/api/measure/explorer-filter.ts';
import { unknownLanguage } from '@kept/core/vocabulary.ts';
import { listStandingThemes } from '@kept/api/measure/list-standing-themes.ts';
import { withPoints } from '@kept/api/understand/with-points.ts';
import { explorePoints, type ExploredKind } from '@kept/core/measure/explore-points.ts';
import { pivotPoints } from '@kept/core/measure/pivot-points.ts';
import { metrics, usualScales } from '@kept/core/vocabulary.ts';
import type { OpenDatabase } from '@kept/db/client.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import { inOrg, type OrgTx } from '@kept/db/scope.ts';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { TestApp } from '../support/test-app.ts';

type Span = Awaited<ReturnType<typeof readExplorerSpan>>;

/** What the explorer counts, as plain lines that can be compared: once from the points in memory, once straight from the tables. `database` stands for a process of its own. */
export async function exploredTwice(app: TestApp, orgId: string, asked: Partial<ExplorerFilter> = {}, database: OpenDatabase = app.deps.database): Promise<{ inMemory: string[]; bySql: string[] }> {
  const ctx = { ...systemCtx(app.deps, orgId, 'test'), database };
  const filter = explorerFilter.parse(asked);
  const inMemory = await withPoints(ctx, async (tx, points) => {
    const span = await readExplorerSpan(tx, ctx, filter);
    const counted = await spanOfPoints(tx, ctx, span);
    const { standing } = await listStandingThemes(tx, ctx, filter.origin);
    const explored = explorePoints(points, counted, standing);
    const keys = [{ kind: 'said' as const, key: '' }, ...(['theme', 'group'] as const).flatMap((kind) => explored.keysOf(kind).map((key) => ({ kind, key })))];
    const lines = keys.flatMap(({ kind, key }) => [true, false].flatMap((now) => linesOf(kind, key, now, explored)));
    const pivots = (['stage', 'segment'] as const).flatMap((by) => pivotPoints(points, { ...counted, before: null }, standing, by).map(({ themeId, at, people }) => `${by} ${themeId} ${at ?? ''} ${people}`));
    return [...lines, ...pivots].sort();
  });
  const bySql = await inOrg(app.deps.db, orgId, async (tx) => {
    const span = await readExplorerSpan(tx, ctx, filter);
    return [...(await countBySql(tx, orgId, span)), ...(await scoresBySql(tx, orgId, span)), ...(await pivotBySql(tx, orgId, span, 'stage')), ...(await pivotBySql(tx, orgId, span, 'segment'))].sort();
  });
  return { inMemory, bySql };
}

function linesOf(kind: ExploredKind, key: string, now: boolean, explored: ReturnType<typeof explorePoints>): string[] {
  const { people, mentions } = explored.count(kind, key, now);
  const scores = metrics.flatMap((metric) => {
    const { n, sum, sumOfSquares, top, topTwo, nineUp, sixDown, fiveUp } = explored.scores(kind, key, now, metric);
    return n === 0 ? [] : [`${kind} ${key} ${now} ${metric} ${[n, sum, sumOfSquares, top, topTwo, nineUp, sixDown, fiveUp].join(' ')}`];
  });
  return people === 0 ? scores : [`${kind} ${key} ${now} ${people} ${mentions}`, ...scores];
}

const countRow = z.object({ line: z.string() });

async function countBySql(tx: OrgTx, orgId: string, span: Span): Promise<string[]> {
  const result = await tx.execute(sql`
    with ${pointsOf(orgId, span)}
    select concat_ws(' ', 'theme', theme, is_now::text, count(distinct person), count(*)) as line from point where is_shown group by theme, is_now
    union all select concat_ws(' ', 'group', grouped, is_now::text, count(distinct person), count(*)) from point where is_shown group by grouped, is_now
    union all select concat_ws(' ', 'said', '', is_now::text, count(*) filter (where is_read), count(*) filter (where is_read and exists (select 1 from point p where p.id = said.id))) from said group by is_now having count(*) filter (where is_read) > 0`);
  return rowsOf(result, countRow).map(({ line }) => line);
}

async function scoresBySql(tx: OrgTx, orgId: string, span: Span): Promise<string[]> {
  const end = sql`case metric ${sql.join(metrics.map((metric) => sql`when ${metric} then ${usualScales[metric].max}::int`), sql` `)} end`;
  const sums = sql`count(*), sum(score), sum(score * score), count(*) filter (where score >= ${end}), count(*) filter (where score >= ${end} - 1), count(*) filter (where score >= 9), count(*) filter (where score <= 6), count(*) filter (where score >= 5)`;
  const result = await tx.execute(sql`
    with ${pointsOf(orgId, span)}
    select concat_ws(' ', 'said', '', is_now::text, metric, ${sums}) as line from said where metric is not null group by is_now, metric
    union all select concat_ws(' ', 'theme', theme, is_now::text, metric, ${sums}) from (select distinct id, theme, is_now, metric, score from point where is_shown and metric is not null) t group by theme, is_now, metric
    union all select concat_ws(' ', 'group', grouped, is_now::text, metric, ${sums}) from (select distinct id, grouped, is_now, metric, score from point where is_shown and metric is not null) g group by grouped, is_now, metric`);
  return rowsOf(result, countRow).map(({ line }) => line);
}

async function pivotBySql(tx: OrgTx, orgId: string, span: Span, by: 'stage' | 'segment'): Promise<string[]> {
  const result = await tx.execute(sql`
    with ${pointsOf(orgId, { ...span, comparedDays: null })}
    select concat_ws(' ', ${by}::text, theme, coalesce(${by === 'stage' ? sql`at_stage` : sql`segment`}, ''), count(distinct person)) as line from point where is_shown group by theme, ${by === 'stage' ? sql`at_stage` : sql`segment`}`);
  return rowsOf(result, countRow).map(({ line }) => line);
}

/** All that was said in the span, and each point of it in a theme that stands, as slowly and plainly as it can be said. */
function pointsOf(orgId: string, { timezone, days, comparedDays, filter }: Span): SQL {
  const isIn = ({ from, until }: Span['days']) => sql`(f.occurred_at >= (${from}::timestamp at time zone ${timezone}::text) and f.occurred_at < (${until}::timestamp at time zone ${timezone}::text))`;
  const isUsual = sql.join(metrics.map((metric) => sql`(f.metric = ${metric} and f.scale_min = ${usualScales[metric].min} and f.scale_max = ${usualScales[metric].max})`), sql` or `);
  const { channel, source, segment, language, stage, origin } = filter;
  const narrowed = [
    sql`f.org_id = ${orgId}::uuid and f.kind <> 'friction'`,
    comparedDays === null ? isIn(days) : sql`(${isIn(days)} or ${isIn(comparedDays)})`,
    ...(channel === undefined ? [] : [sql`f.channel = ${channel}`]),
    ...(source === undefined ? [] : [sql`s.name = ${source}`]),
    ...(segment === undefined ? [] : [sql`c.segment = ${segment}`]),
    ...(language === undefined ? [] : [language === unknownLanguage ? sql`f.language is null` : sql`f.language = ${language}`]),
  ];
  const shown = [sql`true`, ...(origin === undefined ? [] : [sql`t.origin = ${origin}`]), ...(stage === undefined ? [] : [sql`coalesce(x.own_stage, t.journey_stage) = ${stage}`])];
  return sql`
    said as (
      select f.id, ${isIn(days)} as is_now, coalesce(f.customer_id, f.id) as person, f.placed_at is not null and f.text_key is not null as is_read, c.segment, i.journey_stage as own_stage,
        case when f.score is not null and (${isUsual}) then f.metric end as metric, f.score
      from feedback f join source s on s.org_id = f.org_id and s.id = f.source_id left join customer c on c.org_id = f.org_id and c.id = f.customer_id left join interaction i on i.org_id = f.org_id and i.id = f.interaction_id
      where ${sql.join(narrowed, sql` and `)}
    ), point as (
      select x.*, t.id as theme, coalesce(t.group_title, '') as grouped, coalesce(x.own_stage, t.journey_stage) as at_stage, (${sql.join(shown, sql` and `)}) is true as is_shown
      from said x join mention m on m.org_id = ${orgId}::uuid and m.feedback_id = x.id join theme t on t.org_id = m.org_id and t.id = m.theme_id
      where x.is_read and t.status not in ('merged', 'dismissed')
    )`;
}

import type { ScoreCounts } from '@kept/core/measure/score-measures.ts';
import { type Metric, metrics, usualScales } from '@kept/core/vocabulary.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { type ExplorerSpan, isNow, isRead, isSaid } from './explorer-filter.ts';
import { scoreCountsOf, scoreRow, scoreSums } from './score-sums.ts';

const metricRow = z.object({ metric: z.enum(metrics), n: z.coerce.number() });
const saidRow = scoreRow.extend({ is_now: z.boolean(), comments: z.coerce.number(), themed: z.coerce.number() });

/** All that customers said in the period or in the one it is compared with: comments, those with a theme, and the scores of the chosen metric. */
export interface SaidCounts {
  readonly comments: number;
  readonly themed: number;
  readonly scores: ScoreCounts;
}

const nothing: SaidCounts = { comments: 0, themed: 0, scores: { n: 0, sum: 0, sumOfSquares: 0, top: 0, topTwo: 0, nineUp: 0, sixDown: 0, fiveUp: 0 } };

/** How many answers there are of each metric on its usual scale in the period, most first. */
export async function countMetrics(tx: OrgTx, ctx: Ctx, span: ExplorerSpan): Promise<{ metric: Metric; n: number }[]> {
  const scales = sql.join(metrics.map((metric) => sql`(f.metric = ${metric} and f.scale_min = ${usualScales[metric].min} and f.scale_max = ${usualScales[metric].max})`), sql` or `);
  const result = await tx.execute(sql`select f.metric as metric, count(*) as n from feedback f where ${isSaid(ctx, { ...span, comparedDays: null })} and f.score is not null and (${scales}) group by 1 order by 2 desc, 1`);
  return rowsOf(result, metricRow);
}

/** Counts the whole of both periods, whatever theme it has: what coverage, shares and every "without" are held against. */
export async function countSaid(tx: OrgTx, ctx: Ctx, span: ExplorerSpan, metric: Metric | undefined): Promise<{ now: SaidCounts; before: SaidCounts }> {
  const hasTheme = sql`f.id in (select m.feedback_id from mention m join theme t on t.org_id = m.org_id and t.id = m.theme_id where m.org_id = ${ctx.orgId}::uuid and t.status not in ('merged', 'dismissed'))`;
  const result = await tx.execute(sql`
    select ${isNow(span)} as is_now, count(*) filter (where ${isRead}) as comments, count(*) filter (where ${isRead} and ${hasTheme}) as themed, ${scoreSums(metric)}
    from feedback f where ${isSaid(ctx, span)} group by 1`);
  const rows = rowsOf(result, saidRow);
  const of = (now: boolean): SaidCounts => {
    const row = rows.find((each) => each.is_now === now);
    return row === undefined ? nothing : { comments: row.comments, themed: row.themed, scores: scoreCountsOf(row) };
  };
  return { now: of(true), before: of(false) };
}

import type { ScoreCounts } from '@kept/core/measure/score-measures.ts';
import { type Metric, metrics } from '@kept/core/vocabulary.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { bucketOf, inSegment, type MeasuredSpan, within } from './measured-span.ts';

const row = z.object({
  bucket: z.string(),
  metric: z.enum(metrics),
  scale_min: z.coerce.number(),
  scale_max: z.coerce.number(),
  n: z.coerce.number(),
  sum: z.coerce.number(),
  sum_of_squares: z.coerce.number(),
  top: z.coerce.number(),
  top_two: z.coerce.number(),
  nine_up: z.coerce.number(),
  six_down: z.coerce.number(),
  five_up: z.coerce.number(),
});

/** What was counted of one metric on one scale in one week or month. */
export interface ScoreBucket {
  readonly bucket: string;
  readonly metric: Metric;
  readonly scaleMin: number;
  readonly scaleMax: number;
  readonly counts: ScoreCounts;
}

/** Counts customers' scores by metric, scale and week or month. Agents' reports never count here. */
export async function countScores(tx: OrgTx, span: MeasuredSpan): Promise<ScoreBucket[]> {
  const result = await tx.execute(sql`
    select ${bucketOf(sql`f.occurred_at`, span)} as bucket, f.metric as metric, f.scale_min as scale_min, f.scale_max as scale_max, count(*) as n,
      sum(f.score) as sum, sum(f.score * f.score) as sum_of_squares,
      count(*) filter (where f.score >= f.scale_max) as top, count(*) filter (where f.score >= f.scale_max - 1) as top_two,
      count(*) filter (where f.score >= 9) as nine_up, count(*) filter (where f.score <= 6) as six_down, count(*) filter (where f.score >= 5) as five_up
    from feedback f
    where f.org_id = ${span.orgId} and ${within(sql`f.occurred_at`, span)} and f.score is not null and f.kind <> 'friction' ${inSegment(sql`f.customer_id`, span)}
    group by 1, 2, 3, 4`);
  return rowsOf(result, row).map((one) => ({
    bucket: one.bucket,
    metric: one.metric,
    scaleMin: one.scale_min,
    scaleMax: one.scale_max,
    counts: { n: one.n, sum: one.sum, sumOfSquares: one.sum_of_squares, top: one.top, topTwo: one.top_two, nineUp: one.nine_up, sixDown: one.six_down, fiveUp: one.five_up },
  }));
}

import type { ScoreCounts } from '@kept/core/measure/score-measures.ts';
import { type Metric, usualScales } from '@kept/core/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';

/** The eight figures as a raw statement gives them. */
export const scoreRow = z.object({ n: z.coerce.number(), sum: z.coerce.number(), sum_of_squares: z.coerce.number(), top: z.coerce.number(), top_two: z.coerce.number(), nine_up: z.coerce.number(), six_down: z.coerce.number(), five_up: z.coerce.number() });

/** The scores of one metric on its usual scale, as eight figures; every other score is left out, since scales are never mixed. */
export function scoreSums(metric: Metric | undefined): SQL {
  const scale = metric === undefined ? { min: 0, max: 0 } : usualScales[metric];
  const isCounted = metric === undefined ? sql`false` : sql`f.metric = ${metric} and f.scale_min = ${scale.min} and f.scale_max = ${scale.max} and f.score is not null`;
  const when = (condition: SQL) => sql`count(*) filter (where ${isCounted} and ${condition})`;
  return sql`count(*) filter (where ${isCounted}) as n, coalesce(sum(f.score) filter (where ${isCounted}), 0) as sum, coalesce(sum(f.score * f.score) filter (where ${isCounted}), 0) as sum_of_squares,
    ${when(sql`f.score >= ${scale.max}`)} as top, ${when(sql`f.score >= ${scale.max - 1}`)} as top_two, ${when(sql`f.score >= 9`)} as nine_up, ${when(sql`f.score <= 6`)} as six_down, ${when(sql`f.score >= 5`)} as five_up`;
}

/** The eight figures under the names that core gives them. */
export function scoreCountsOf(row: z.infer<typeof scoreRow>): ScoreCounts {
  return { n: row.n, sum: row.sum, sumOfSquares: row.sum_of_squares, top: row.top, topTwo: row.top_two, nineUp: row.nine_up, sixDown: row.six_down, fiveUp: row.five_up };
}

import type { ScoreCounts } from '@kept/core/measure/score-measures.ts';
import type { Metric } from '@kept/core/vocabulary.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { contactOf, type ExplorerSpan, isNow, isRead, isSaid, isShownTheme } from './explorer-filter.ts';
import { scoreCountsOf, scoreRow, scoreSums } from './score-sums.ts';

/** What was counted of one theme, or of one group, in the period or in the one it is compared with. */
export interface PointCounts {
  readonly key: string;
  readonly isNow: boolean;
  readonly people: number;
  readonly mentions: number;
  readonly scores: ScoreCounts;
}

const pointRow = scoreRow.extend({ key: z.string(), is_now: z.boolean(), people: z.coerce.number(), mentions: z.coerce.number() });

/**
 * Counts people, points and scores of every theme that stands, or of every group of them, in both periods. People are added up in
 * two steps (one row a person, then one a theme), which the database does by hashing; counting distinct ones directly would sort.
 */
export async function countPoints(tx: OrgTx, ctx: Ctx, span: ExplorerSpan, metric: Metric | undefined, by: 'theme' | 'group'): Promise<PointCounts[]> {
  const result = await tx.execute(sql`
    select key, is_now, count(*) as people, sum(mentions) as mentions, sum(n) as n, sum(sum) as sum, sum(sum_of_squares) as sum_of_squares,
      sum(top) as top, sum(top_two) as top_two, sum(nine_up) as nine_up, sum(six_down) as six_down, sum(five_up) as five_up
    from (${by === 'theme' ? personsByTheme(ctx, span, metric) : personsByGroup(ctx, span, metric)}) as persons group by 1, 2`);
  return rowsOf(result, pointRow).map((row) => ({ key: row.key, isNow: row.is_now, people: row.people, mentions: row.mentions, scores: scoreCountsOf(row) }));
}

function personsByTheme(ctx: Ctx, span: ExplorerSpan, metric: Metric | undefined): SQL {
  return sql`
    select m.theme_id::text as key, ${isNow(span)} as is_now, coalesce(f.customer_id, f.id) as person, count(*) as mentions, ${scoreSums(metric)}
    ${pointsOf(ctx, span)} group by 1, 2, 3`;
}

/** Somebody who speaks of two themes of a group is one person, and a text in both is one answer. */
function personsByGroup(ctx: Ctx, span: ExplorerSpan, metric: Metric | undefined): SQL {
  return sql`
    select f.key, f.is_now, f.person, sum(f.points) as mentions, ${scoreSums(metric)}
    from (
      select coalesce(t.group_title, '') as key, ${isNow(span)} as is_now, coalesce(f.customer_id, f.id) as person, f.id, f.metric, f.score, f.scale_min, f.scale_max, count(*) as points
      ${pointsOf(ctx, span)} group by 1, 2, 3, 4, 5, 6, 7, 8
    ) f group by 1, 2, 3`;
}

function pointsOf(ctx: Ctx, span: ExplorerSpan): SQL {
  return sql`from feedback f join mention m on m.org_id = f.org_id and m.feedback_id = f.id join theme t on t.org_id = m.org_id and t.id = m.theme_id ${contactOf(span.filter.stage !== undefined)}
    where ${isSaid(ctx, span)} and ${isRead} and ${isShownTheme(span)}`;
}

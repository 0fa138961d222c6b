import { type ComparedSide, comparedSides } from '@kept/core/close-loop/control-group.ts';
import type { Tally } from '@kept/core/measure/estimate.ts';
import type { ScoreCounts } from '@kept/core/measure/score-measures.ts';
import { type Metric, metrics } from '@kept/core/vocabulary.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';

/** Whose doings are counted, and from when until when. */
export interface ComparedSpan {
  readonly orgId: string;
  readonly digestId: string;
  readonly from: Date;
  readonly until: Date;
  /** The first and last day of the span where the organisation is. */
  readonly days: { readonly from: string; readonly until: string };
}

type ShareTally = Extract<Tally, { kind: 'share' }>;
export type Sides<T> = Readonly<Record<ComparedSide, T>>;

const counted = z.object({ side: z.enum(comparedSides), people: z.coerce.number(), invited: z.coerce.number(), answered: z.coerce.number(), repeated: z.coerce.number(), customers: z.coerce.number(), left: z.coerce.number() });

/** Of each side: how many people there are, were invited to a survey and answered, came back about the same thing within 30 days, and left. One person counts once, whoever was erased not at all. */
export async function countCompared(tx: OrgTx, span: ComparedSpan): Promise<Sides<{ people: number; response: ShareTally; repeat: ShareTally; churn: ShareTally }>> {
  const rows = rowsOf(await tx.execute(sql`
    select p.side, count(*) as people,
      count(*) filter (where s.invited) as invited, count(*) filter (where s.answered) as answered,
      count(*) filter (where ${hasRepeated(span)}) as repeated,
      count(*) filter (where ${wasCustomer(span)}) as customers, count(*) filter (where ${wasCustomer(span)} and p.churned_on <= ${span.days.until}::date) as left
    from ${peopleOf(span)} p left join lateral (
      select bool_or(true) as invited, bool_or(d.answered_at is not null) as answered
      from survey_decision d where d.org_id = ${span.orgId} and d.customer_id = p.id and ${inSpan(sql`d.invited_at`, span)}) s on true
    group by 1`), counted);
  const of = (side: ComparedSide) => {
    const row = rows.find((one) => one.side === side);
    const share = (hits: number | undefined, n: number | undefined): ShareTally => ({ kind: 'share', hits: hits ?? 0, n: n ?? 0 });
    return { people: row?.people ?? 0, response: share(row?.answered, row?.invited), repeat: share(row?.repeated, row?.people), churn: share(row?.left, row?.customers) };
  };
  return { told: of('told'), held_back: of('held_back') };
}

const scored = z.object({
  side: z.enum(comparedSides), metric: z.enum(metrics), scale_min: z.coerce.number(), scale_max: z.coerce.number(), n: z.coerce.number(), sum: z.coerce.number(), sum_of_squares: z.coerce.number(), nine_up: z.coerce.number(), six_down: z.coerce.number(),
});

/** The scores of one side on one scale. */
export interface ComparedScores {
  readonly side: ComparedSide;
  readonly metric: Metric;
  readonly scaleMin: number;
  readonly scaleMax: number;
  readonly counts: Pick<ScoreCounts, 'n' | 'sum' | 'sumOfSquares' | 'nineUp' | 'sixDown'>;
}

/** The last score each person gave in the span on each scale, so that nobody weighs more for answering often. */
export async function countComparedScores(tx: OrgTx, span: ComparedSpan): Promise<ComparedScores[]> {
  const rows = rowsOf(await tx.execute(sql`
    select side, metric, scale_min, scale_max, count(*) as n, sum(score) as sum, sum(score * score) as sum_of_squares, count(*) filter (where score >= 9) as nine_up, count(*) filter (where score <= 6) as six_down
    from (
      select distinct on (p.id, f.metric, f.scale_min, f.scale_max) p.side, f.metric, f.scale_min, f.scale_max, f.score
      from ${peopleOf(span)} p join feedback f on f.org_id = ${span.orgId} and f.customer_id = p.id
      where f.score is not null and f.kind <> 'friction' and ${inSpan(sql`f.occurred_at`, span)}
      order by p.id, f.metric, f.scale_min, f.scale_max, f.occurred_at desc, f.id
    ) last_scores group by 1, 2, 3, 4`), scored);
  return rows.map((row) => ({ side: row.side, metric: row.metric, scaleMin: row.scale_min, scaleMax: row.scale_max, counts: { n: row.n, sum: row.sum, sumOfSquares: row.sum_of_squares, nineUp: row.nine_up, sixDown: row.six_down } }));
}

/** Everybody in the comparison as they were drawn, whether or not their mail arrived later. */
function peopleOf(span: ComparedSpan): SQL {
  return sql`(select c.id, c.churned_on, m.compared_as as side from mail m join customer c on c.org_id = m.org_id and c.id = m.customer_id
    where m.org_id = ${span.orgId} and m.kind = 'digest' and m.occasion = ${span.digestId} and m.compared_as is not null)`;
}

/** Two contacts about the same reason, at most 30 days apart, both in the span; merged reasons count as what they stand for. */
function hasRepeated(span: ComparedSpan): SQL {
  return sql`exists (select 1 from (
    select i.started_at, lead(i.started_at) over (partition by cd.stands_for_id order by i.started_at, i.id) as next_at
    from interaction i left join contact_driver cd on cd.org_id = i.org_id and cd.id = i.driver_id
    where i.org_id = ${span.orgId} and i.customer_id = p.id and ${inSpan(sql`i.started_at`, span)}
  ) contacts where next_at <= started_at + interval '30 days' offset 0)`;
}

function wasCustomer(span: ComparedSpan): SQL {
  return sql`(p.churned_on is null or p.churned_on >= ${span.days.from}::date)`;
}

function inSpan(at: SQL, span: ComparedSpan): SQL {
  return sql`${at} >= ${span.from.toISOString()}::timestamptz and ${at} < ${span.until.toISOString()}::timestamptz`;
}

import { decideMail, type MailBudget } from '@kept/core/close-loop/mail-rules.ts';
import { askedOfSegment } from '@kept/core/listen/decide-sending.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { surveyDecision } from '@kept/db/schema/listen/sending.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { findNearQuarters, type NearQuarter, willAsk } from '../../mail/find-kept-places.ts';

/** For whom a place of the budget is kept for a quarterly survey: of most it is known by their segment, of some by their lot alone. */
export interface KeptPlaces {
  /** A row for each address for which a place is kept or may be: `email`, whether it certainly `is_kept`, and the `lots` that decide it else. */
  readonly places: SQL;
  /** How many mails an address had where a kept place makes a difference. */
  readonly mails: readonly number[];
  /** Whether one of these lots falls on being asked. */
  readonly isDrawn: (lots: string) => boolean;
}

/** Those of a segment whom a quarter asks, or may ask; the segment no rule names stands for all of those. */
interface Asked {
  readonly quarter: NearQuarter;
  readonly segment: string | null;
  readonly isByLot: boolean;
}

/** Reads for whom places are kept as a part of a statement about everybody at once; undefined where none is kept for anybody. */
export async function readKeptPlaces(tx: OrgTx, ctx: Ctx, budget: MailBudget): Promise<KeptPlaces | undefined> {
  const near = await findNearQuarters(tx, ctx, budget);
  if (near === undefined) return undefined;
  const named = [...new Set(near.flatMap(({ plan }) => plan.rules.flatMap(({ segments }) => segments)))];
  const asked = near.flatMap((quarter) => [null, ...named].flatMap((segment): Asked[] => askedOf(quarter, segment, ctx.now())));
  return { places: placesOf(ctx, asked, named), mails: mailsWherePlacesCount(budget, ctx.now()), isDrawn: (lots) => lots.split(' ').some((lot) => isAsked(ctx, asked, lot)) };
}

function askedOf(quarter: NearQuarter, segment: string | null, now: Date): Asked[] {
  const who = askedOfSegment(quarter.plan, segment, now);
  return who === 'nobody' ? [] : [{ quarter, segment, isByLot: who === 'by lot' }];
}

/** A lot is the place in the list of who is asked, and the customer it is drawn for. */
function isAsked(ctx: Ctx, asked: readonly Asked[], lot: string): boolean {
  const [at = '', customerId = ''] = lot.split(':');
  const one = asked[Number(at)];
  return one !== undefined && willAsk(ctx, one.quarter, customerId, one.segment);
}

/** A kept place leaves out whom nothing else does at one number of mails only, whatever the number allowed. */
function mailsWherePlacesCount(budget: MailBudget, now: Date): number[] {
  const mayGo = (mails: number, isPlaceKept: boolean) =>
    decideMail('digest', { address: 'usable', suppressed: undefined, wanted: undefined, recent: Array.from({ length: mails }, () => ({ kind: 'digest', at: now })), isPlaceKept }, budget, now).send;
  return Array.from({ length: budget.most + 1 }, (_, mails) => mails).filter((mails) => mayGo(mails, false) !== mayGo(mails, true));
}

function placesOf(ctx: Ctx, asked: readonly Asked[], named: readonly string[]): SQL {
  const waiting = sql`select ${customer.emailNormal} as email, true as is_kept, null as lot from ${surveyDecision} join ${customer} on ${customer.orgId} = ${surveyDecision.orgId} and ${customer.id} = ${surveyDecision.customerId}
    where ${surveyDecision.orgId} = ${ctx.orgId} and ${surveyDecision.period} is not null and ${surveyDecision.state} = 'waiting' and ${surveyDecision.dueAt} is not null and ${customer.emailNormal} is not null`;
  const all = asked.length === 0 ? waiting : sql`${waiting} union all ${comingOf(ctx, asked, named)}`;
  return sql`select email, bool_or(is_kept) as is_kept, string_agg(lot, ' ') as lots from (${all}) each_place group by email`;
}

function comingOf(ctx: Ctx, asked: readonly Asked[], named: readonly string[]): SQL {
  // No rule names the empty segment, so it stands for all whom none names.
  const rows = asked.map(({ quarter, segment, isByLot }, at) => sql`(${at}::integer, ${quarter.surveyId}::uuid, ${quarter.period}::text, ${segment ?? ''}::text, ${isByLot}::boolean)`);
  const segmentOf = named.length === 0 ? sql`''` : sql`case when ${customer.segment} in (${sql.join(named.map((segment) => sql`${segment}::text`), sql`, `)}) then ${customer.segment} else '' end`;
  return sql`select ${customer.emailNormal}, not a.is_by_lot, case when a.is_by_lot then a.at || ':' || ${customer.id} end
    from ${customer} join (values ${sql.join(rows, sql`, `)}) a (at, survey_id, period, segment, is_by_lot) on a.segment = ${segmentOf}
    left join ${surveyDecision} on ${surveyDecision.orgId} = ${customer.orgId} and ${surveyDecision.customerId} = ${customer.id} and ${surveyDecision.surveyId} = a.survey_id and ${surveyDecision.period} = a.period
    where ${customer.orgId} = ${ctx.orgId} and ${customer.emailNormal} is not null and ${surveyDecision.id} is null`;
}

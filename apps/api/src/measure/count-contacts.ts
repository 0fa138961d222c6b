import type { Tally } from '@kept/core/measure/estimate.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { bucketOf, inSegment, type MeasuredSpan, startOf, within } from './measured-span.ts';

export const contactKeys = ['repeat_contact', 'first_contact', 'transferred', 'call_back_kept', 'contained'] as const;
export type ContactKey = (typeof contactKeys)[number];
type ShareTally = Extract<Tally, { kind: 'share' }>;

/** What was counted of the contacts that began in one week or month. */
export interface ContactBucket {
  readonly bucket: string;
  readonly tallies: Readonly<Record<ContactKey, ShareTally>>;
}

const handled = z.object({ bucket: z.string(), assisted: z.coerce.number(), transferred: z.coerce.number(), judged: z.coerce.number(), resolved: z.coerce.number(), promised: z.coerce.number(), kept: z.coerce.number(), with_bot: z.coerce.number(), contained: z.coerce.number() });
const followed = z.object({ bucket: z.string(), n: z.coerce.number(), repeated: z.coerce.number() });

/**
 * Counts, by week or month: contacts transferred among those a person took, resolved at first among those where it is known, call-backs made in time
 * among those whose time has passed, those the bot handled among those it began, and those followed by another one within 30 days.
 */
export async function countContacts(tx: OrgTx, span: MeasuredSpan, now: Date): Promise<ContactBucket[]> {
  const buckets = new Map<string, ContactBucket['tallies']>();
  for (const one of rowsOf(await tx.execute(handledContacts(span, now)), handled)) {
    buckets.set(one.bucket, { transferred: share(one.transferred, one.assisted), first_contact: share(one.resolved, one.judged), call_back_kept: share(one.kept, one.promised), contained: share(one.contained, one.with_bot), repeat_contact: share(0, 0) });
  }
  for (const one of rowsOf(await tx.execute(followedContacts(span, now)), followed)) {
    const known = buckets.get(one.bucket) ?? { transferred: share(0, 0), first_contact: share(0, 0), call_back_kept: share(0, 0), contained: share(0, 0), repeat_contact: share(0, 0) };
    buckets.set(one.bucket, { ...known, repeat_contact: share(one.repeated, one.n) });
  }
  return [...buckets].map(([bucket, tallies]) => ({ bucket, tallies }));
}

function share(hits: number, n: number): ShareTally {
  return { kind: 'share', hits, n };
}

function handledContacts(span: MeasuredSpan, now: Date) {
  const passed = sql`i.callback_due_at < ${now.toISOString()}::timestamptz`;
  return sql`
    select ${bucketOf(sql`i.started_at`, span)} as bucket,
      count(*) filter (where i.contained_by_bot is not true) as assisted,
      count(*) filter (where i.contained_by_bot is not true and exists (
        select 1 from hand_off h where h.org_id = i.org_id and h.interaction_id = i.id and h.kind in ('peer', 'supervisor'))) as transferred,
      count(*) filter (where i.resolved_first_contact is not null) as judged,
      count(*) filter (where i.resolved_first_contact) as resolved,
      count(*) filter (where ${passed}) as promised,
      count(*) filter (where ${passed} and i.callback_kept_at <= i.callback_due_at) as kept,
      count(*) filter (where i.contained_by_bot is not null) as with_bot,
      count(*) filter (where i.contained_by_bot) as contained
    from interaction i
    where i.org_id = ${span.orgId} and ${within(sql`i.started_at`, span)} ${inSegment(sql`i.customer_id`, span)}
    group by 1`;
}

/** Contacts younger than 30 days are left out: they have not had their time to be followed by another. */
function followedContacts(span: MeasuredSpan, now: Date) {
  return sql`
    select bucket, count(*) as n, count(*) filter (where followed) as repeated from (${contactsWithNext(span, now, bucketOf(sql`i.started_at`, span))}) c group by 1`;
}

/** Each contact of a known customer that is old enough, and whether the same customer came back about the same reason within 30 days; `d` is its driver as booked, merged ones count as what they stand for. */
export function contactsWithNext(span: MeasuredSpan, now: Date, label: ReturnType<typeof sql>) {
  const young = new Date(now.getTime() - 30 * 86_400_000).toISOString();
  return sql`
    select bucket, followed from (
      select ${label} as bucket, i.started_at,
        coalesce(lead(i.started_at) over (partition by i.customer_id, d.stands_for_id order by i.started_at, i.id) <= i.started_at + interval '30 days', false) as followed
      from interaction i left join contact_driver d on d.org_id = i.org_id and d.id = i.driver_id
      where i.org_id = ${span.orgId} and i.customer_id is not null
        and i.started_at >= ${startOf(span.days.from, span)} and i.started_at < ${startOf(span.days.until, span)} + interval '30 days' ${inSegment(sql`i.customer_id`, span)}
    ) followed_contact
    where started_at < least(${startOf(span.days.until, span)}, ${young}::timestamptz)`;
}

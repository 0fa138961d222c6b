import { isInAudience, everybody } from '@kept/core/close-loop/audience-rules.ts';
import { budgetKinds, type MailBudget } from '@kept/core/close-loop/mail-rules.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail, mailPreference, suppression } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { inWords } from '@kept/db/in-words.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { usesUpBudget } from '../../mail/uses-up-budget.ts';
import { audienceCondition, isOwed } from './audience-condition.ts';
import type { NamedAddress } from './find-unnamed.ts';
import { isReachable } from './is-reachable.ts';
import type { KeptPlaces } from './kept-places.ts';

type DigestRow = typeof digest.$inferSelect;

/** What was read before: how much one address may hear, the handles that are not on record, and for whom places are kept. */
export interface ReadBefore {
  readonly budget: MailBudget;
  readonly unnamed: readonly NamedAddress[];
  readonly kept: KeptPlaces | undefined;
}

/** What JavaScript trims off an address, so that both sides call the same addresses empty. */
const blanks = '\t\n\v\f\r \u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF';

/**
 * Everybody a digest could reach, a row each: id, address, in one text what decides about them (see `readFacts`), and where a place of
 * the budget may be kept for them by lot, the lots. Facts only, and all of them at once; what they come to is decided by the rules that
 * decide about one person. Named `people`, to be read by what follows.
 */
export function peopleFacts(ctx: Ctx, row: DigestRow, { budget, unnamed, kept }: ReadBefore): SQL {
  const rules = row.edition > 0 ? everybody : (row.audience ?? everybody);
  const [others, owed] = row.edition > 0 ? [sql`true`, sql`false`] : [audienceCondition(rules, row, 'together'), isOwed(row, 'together')];
  const lets = [true, false].flatMap((letIn) => [true, false].filter((hasSaidYes) => isInAudience(rules, { others: letIn, hasSaidYes })).map((hasSaidYes) => sql`(${sql.raw(String(letIn))}, ${sql.raw(String(hasSaidYes))})`));
  const meant = lets.length === 0 ? sql`owed` : sql`(owed or (others, coalesce(w.wanted, false)) in (${sql.join(lets, sql`, `)}))`;
  const { isKept, lots, places } = placeOf(kept);
  return sql`with person as materialized (
    select ${customer.id} as id, ${customer.emailNormal} as email, ${macOf(unnamed)} as mac, (${others}) as others, (${owed}) as owed,
      case when ${customer.emailNormal} is not null then 'usable' when coalesce(btrim(${customer.email}, ${blanks}), '') = '' then 'none' else 'unusable' end as address
    from ${customer} where ${customer.orgId} = ${ctx.orgId} and ${isReachable(row, 'together')}
  ), known as materialized (
    select p.id, p.email, p.address, ${meant} as meant, s.reasons, w.wanted, least(coalesce(b.mails, 0), ${budget.most}::integer) as mails, t.recipient <> 'customer:' || p.id as written
    from person p
    left join (select ${suppression.addressMac} as mac, string_agg(${suppression.reason}, ',' order by ${suppression.reason}) as reasons from ${suppression} where ${suppression.orgId} = ${ctx.orgId} and ${suppression.liftedAt} is null group by 1) s on s.mac = p.mac
    left join (select ${mailPreference.addressMac} as mac, ${mailPreference.wanted} as wanted from ${mailPreference} where ${mailPreference.orgId} = ${ctx.orgId} and ${mailPreference.topic} = 'digest') w on w.mac = p.mac
    left join (${recentMails(ctx, budget)}) b on b.email = p.email
    left join (select ${mail.emailNormal} as email, ${mail.recipient} as recipient from ${mail} where ${mail.orgId} = ${ctx.orgId} and ${mail.kind} = 'digest' and ${mail.occasion} = ${row.id} and ${mail.emailNormal} is not null) t on t.email = p.email
  ), first as (
    select email, min(id::text collate "C") as id from known where meant and email is not null group by 1 having count(*) > 1
  ), people as (
    select k.id, k.email, concat_ws('|', k.address, coalesce(k.reasons, ''), coalesce(k.wanted::text, ''), k.mails, coalesce(k.written, k.meant and f.id <> k.id::text, false), k.meant, ${isKept}) as facts, ${lots} as lots
    from known k left join first f on f.email = k.email ${places}
  )`;
}

/** The handle of an address: on record, or made for this question. Looked up in one value and not joined: of a list somebody sends, a planner knows nothing, and went through it for each person. */
function macOf(unnamed: readonly NamedAddress[]): SQL {
  if (unnamed.length === 0) return sql`${customer.addressMac}`;
  const macs = JSON.stringify(Object.fromEntries(unnamed.map(({ email, mac }) => [email, mac])));
  return sql`coalesce(${customer.addressMac}, (select ${macs}::text::jsonb) ->> ${customer.emailNormal})`;
}

/** Whether a place is kept, asked where it makes a difference; of whoever it is known by lot, the lots. */
function placeOf(kept: KeptPlaces | undefined): { isKept: SQL; lots: SQL; places: SQL } {
  if (kept === undefined || kept.mails.length === 0) return { isKept: sql`false`, lots: sql`null::text`, places: sql`` };
  const matters = sql`k.meant and k.mails in (${sql.raw(kept.mails.join(', '))})`;
  return { isKept: sql`coalesce(q.is_kept, false)`, lots: sql`case when not q.is_kept then q.lots end`, places: sql`left join (${kept.places}) q on q.email = k.email and ${matters}` };
}

/** How many mails each address had that use up its budget. */
function recentMails(ctx: Ctx, { days }: MailBudget): SQL {
  if (days === 0) return sql`select null::text as email, 0 as mails where false`;
  const since = new Date(ctx.now().getTime() - days * 86_400_000);
  return sql`select ${mail.emailNormal} as email, count(*)::integer as mails from ${mail} where ${mail.orgId} = ${ctx.orgId} and ${mail.kind} in (${inWords(budgetKinds)}) and ${mail.emailNormal} is not null and ${usesUpBudget(since)} group by 1`;
}

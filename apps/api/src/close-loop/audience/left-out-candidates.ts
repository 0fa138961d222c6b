import { budgetKinds, type LeftOutCode, suppressionReasons } from '@kept/core/close-loop/mail-rules.ts';
import { notByIndex } from '@kept/db/not-by-index.ts';
import type { digest } from '@kept/db/schema/close-loop/digests.ts';
import { mail, mailPreference, suppression } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { readBudget } from '../../mail/address-facts.ts';
import { usesUpBudget } from '../../mail/uses-up-budget.ts';
import { mayBeHeldBack } from '../control-group/draw-control.ts';
import { audienceCondition, isOwed } from './audience-condition.ts';
import { findUnnamed } from './find-unnamed.ts';

type DigestRow = typeof digest.$inferSelect;

/** Whom to look at when those are asked for who are left out for one reason: they and perhaps others, never fewer. */
export interface Candidates {
  readonly condition?: SQL | undefined;
  /** What the database does not know: the lot. */
  readonly mayBe?: (customerId: string) => boolean;
  /** Whether an index leads to them, so that they are found among however many. */
  readonly isByIndex?: true;
}

/** Narrows a look at everybody to those whom a digest may leave out for this reason; undefined for a reason that leaves nobody out of a digest. */
export async function findCandidates(tx: OrgTx, ctx: Ctx, row: DigestRow, code: LeftOutCode): Promise<Candidates | undefined> {
  const reason = suppressionReasons.find((one) => one === code);
  if (reason !== undefined) return ofHandles(tx, ctx, sql`select ${suppression.addressMac} from ${suppression} where ${suppression.orgId} = ${ctx.orgId} and ${suppression.reason} = ${reason} and ${suppression.liftedAt} is null`);
  if (code === 'not_wanted') return ofHandles(tx, ctx, sql`select ${mailPreference.addressMac} from ${mailPreference} where ${mailPreference.orgId} = ${ctx.orgId} and ${mailPreference.topic} = 'digest' and not ${mailPreference.wanted}`);
  if (code === 'no_address' || code === 'bad_address') return { condition: isNull(customer.emailNormal), isByIndex: true };
  if (code === 'same_address') return { condition: sharesAddress(row) };
  if (code === 'budget') return { condition: await hasBeenMailed(tx, ctx) };
  if (code === 'not_in_audience') return { condition: isOutside(row) };
  if (code === 'control_group') return { mayBe: (customerId) => mayBeHeldBack(ctx, row, customerId) };
  return code === 'kept_for_quarterly' ? {} : undefined;
}

async function ofHandles(tx: OrgTx, ctx: Ctx, handles: SQL): Promise<Candidates> {
  const unnamed = await findUnnamed(tx, ctx);
  const isOne = sql`${customer.addressMac} in (${handles})`;
  return { condition: unnamed.length === 0 ? isOne : or(isOne, inArray(customer.emailNormal, unnamed.map(({ email }) => email))), isByIndex: true };
}

function sharesAddress(row: DigestRow): SQL {
  return sql`(exists (select 1 from customer o where o.org_id = ${customer.orgId} and o.email_normal = ${customer.emailNormal} and o.id < ${customer.id} offset 0)
    or exists (select 1 from ${mail} where ${mail.orgId} = ${customer.orgId} and ${mail.emailNormal} = ${customer.emailNormal} and ${notByIndex(mail.occasion)} = ${row.id} offset 0))`;
}

async function hasBeenMailed(tx: OrgTx, ctx: Ctx): Promise<SQL> {
  const { days } = await readBudget(tx, ctx);
  const since = new Date(ctx.now().getTime() - days * 86_400_000);
  return sql`exists (select 1 from ${mail} where ${mail.orgId} = ${customer.orgId} and ${mail.emailNormal} = ${customer.emailNormal} and ${inArray(notByIndex(mail.kind), [...budgetKinds])} and ${usesUpBudget(since)} offset 0)`;
}

/** Whom the rules leave out; an explicit yes is asked elsewhere. */
function isOutside(row: DigestRow): SQL | undefined {
  if (row.audience === null || row.audience.saidYes || row.edition > 0) return undefined;
  return sql`not (${audienceCondition(row.audience, row, 'one by one')} or ${isOwed(row, 'one by one')})`;
}

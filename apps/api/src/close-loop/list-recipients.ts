import { containsText } from '@kept/db/contains-text.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { digest } from '@kept/db/schema/close-loop/digests.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, exists, gt, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { Ctx } from '../context.ts';
import { isOutworded } from './is-outworded.ts';

/** A customer a digest is meant for. */
export interface Recipient {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly language: string;
  readonly timezone: string | null;
}

/**
 * The customers a digest is meant for: everybody who had told something when it was frozen, and who asked for the news on the public page;
 * of a correction, everybody who got what it corrects. In the order of their ids, after a given one.
 */
export async function listRecipients(tx: OrgTx, ctx: Ctx, row: typeof digest.$inferSelect, options: { after?: string; most: number; isUnwritten?: true; named?: string; only?: string }): Promise<Recipient[]> {
  const conditions: (SQL | undefined)[] = [eq(customer.orgId, ctx.orgId), row.edition === 0 ? or(hasSaidSomething(row.untilAt), isNotNull(customer.subscribedAt)) : gotEarlier(tx, row)];
  if (options.after !== undefined) conditions.push(gt(customer.id, options.after));
  if (options.only !== undefined) conditions.push(eq(customer.id, options.only));
  if (options.named !== undefined) conditions.push(containsText(customer.name, options.named));
  if (options.isUnwritten === true) conditions.push(hasNoMail(row));
  return tx.select({ id: customer.id, name: customer.name, email: customer.email, language: customer.language, timezone: customer.timezone }).from(customer).where(and(...conditions)).orderBy(customer.id).limit(options.most);
}

/*
 * Both are asked of one customer at a time, by an index (`offset 0` keeps the planner from joining whole tables): people are read a
 * hundred at a time, and a join over everybody for each hundred took a second at 10,000 people.
 */
function hasSaidSomething(until: Date) {
  return sql`exists (select 1 from ${feedback} where ${feedback.orgId} = ${customer.orgId} and ${feedback.customerId} = ${customer.id} and ${feedback.kind} <> 'friction' and ${feedback.receivedAt} <= ${until.toISOString()}::timestamptz offset 0)`;
}

/** An edition before this one reached them, as far as anybody can say. */
function gotEarlier(tx: OrgTx, row: typeof digest.$inferSelect) {
  const isEarlier = and(eq(digest.orgId, customer.orgId), eq(digest.series, row.series), eq(digest.period, row.period), lt(digest.edition, row.edition));
  return exists(
    tx
      .select({ one: sql`1` })
      .from(mail)
      .innerJoin(digest, and(isEarlier, eq(sql`${digest.id}::text`, mail.occasion)))
      .where(and(eq(mail.orgId, customer.orgId), eq(mail.kind, 'digest'), eq(mail.recipient, sql`'customer:' || ${customer.id}::text`), inArray(mail.state, ['sent', 'uncertain']))),
  );
}

/** Nothing is written to them, or only what has not left and says what was taken back since. */
function hasNoMail(row: typeof digest.$inferSelect) {
  return sql`not exists (select 1 from ${mail} where ${mail.orgId} = ${customer.orgId} and ${mail.kind} = 'digest' and ${mail.occasion} = ${row.id} and ${mail.recipient} = 'customer:' || ${customer.id}::text and not ${isOutworded(row)} offset 0)`;
}

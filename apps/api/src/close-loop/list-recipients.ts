import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq, exists, gt, ilike, isNotNull, lte, ne, notExists, or, type SQL, sql } from 'drizzle-orm';
import { mail } from '@kept/db/schema/close-loop/mail.ts';
import type { Ctx } from '../context.ts';

/** A customer a digest is meant for. */
export interface Recipient {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly language: string;
}

/** The customers a digest is meant for: everybody who had told something when it was made, and who asked for the news on the public page. In the order of their ids, after a given one. */
export async function listRecipients(tx: OrgTx, ctx: Ctx, options: { until: Date; after?: string; most: number; withoutMailOf?: string; named?: string; only?: string }): Promise<Recipient[]> {
  const conditions: (SQL | undefined)[] = [eq(customer.orgId, ctx.orgId), or(hasSaidSomething(tx, options.until), isNotNull(customer.subscribedAt))];
  if (options.after !== undefined) conditions.push(gt(customer.id, options.after));
  if (options.only !== undefined) conditions.push(eq(customer.id, options.only));
  if (options.named !== undefined) conditions.push(ilike(customer.name, `%${options.named.replace(/[\\%_]/g, '\\$&')}%`));
  if (options.withoutMailOf !== undefined) conditions.push(hasNoMail(tx, options.withoutMailOf));
  return tx.select({ id: customer.id, name: customer.name, email: customer.email, language: customer.language }).from(customer).where(and(...conditions)).orderBy(customer.id).limit(options.most);
}

function hasSaidSomething(tx: OrgTx, until: Date) {
  return exists(
    tx
      .select({ one: sql`1` })
      .from(feedback)
      .where(and(eq(feedback.orgId, customer.orgId), eq(feedback.customerId, customer.id), ne(feedback.kind, 'friction'), lte(feedback.receivedAt, until))),
  );
}

function hasNoMail(tx: OrgTx, digestId: string) {
  return notExists(
    tx
      .select({ one: sql`1` })
      .from(mail)
      .where(and(eq(mail.orgId, customer.orgId), eq(mail.kind, 'digest'), eq(mail.occasion, digestId), eq(mail.recipient, sql`'customer:' || ${customer.id}::text`))),
  );
}

import { containsText } from '@kept/db/contains-text.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import { mention } from '@kept/db/schema/understand/themes.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, exists, gt, isNull, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';

/** Who said it, up to when. */
export interface Behind {
  readonly themeId: string;
  readonly until: Date;
}

const isInWords = and(ne(feedback.kind, 'friction'), ne(feedback.text, ''));

/** The customers behind a theme, those with one address beside each other. Agents are never among them: their answer stands at their receipt code. */
export async function listBehind(tx: OrgTx, ctx: Ctx, behind: Behind, options: { most?: number; named?: string; only?: string; and?: SQL } = {}) {
  const conditions = [eq(customer.orgId, ctx.orgId), hasSaidIt(tx, behind), options.and];
  if (options.only !== undefined) conditions.push(eq(customer.id, options.only));
  if (options.named !== undefined) conditions.push(containsText(customer.name, options.named));
  const people = tx.select({ id: customer.id, name: customer.name, email: customer.email, timezone: customer.timezone }).from(customer).where(and(...conditions)).orderBy(asc(customer.emailNormal), asc(customer.id));
  return options.most === undefined ? people : people.limit(options.most);
}

/** How many said it without leaving who they are; and how many words about it came after the news. */
export async function countOthers(tx: OrgTx, ctx: Ctx, behind: Behind): Promise<{ anonymous: number; since: number }> {
  const count = async (narrowed: SQL | undefined) => {
    const [row] = await tx.select({ texts: sql<number>`count(*)::int` }).from(mention).innerJoin(feedback, and(eq(feedback.orgId, mention.orgId), eq(feedback.id, mention.feedbackId))).where(and(eq(mention.orgId, ctx.orgId), eq(mention.themeId, behind.themeId), isInWords, narrowed));
    return row?.texts ?? 0;
  };
  return { anonymous: await count(and(isNull(feedback.customerId), lte(feedback.occurredAt, behind.until))), since: await count(gt(feedback.occurredAt, behind.until)) };
}

function hasSaidIt(tx: OrgTx, { themeId, until }: Behind): SQL {
  return exists(
    tx
      .select({ one: sql`1` })
      .from(feedback)
      .innerJoin(mention, and(eq(mention.orgId, feedback.orgId), eq(mention.feedbackId, feedback.id)))
      .where(and(eq(feedback.orgId, customer.orgId), eq(feedback.customerId, customer.id), eq(mention.themeId, themeId), lte(feedback.occurredAt, until), isInWords)),
  );
}

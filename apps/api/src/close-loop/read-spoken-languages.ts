import { customer } from '@kept/db/schema/listen/customers.ts';
import { feedback } from '@kept/db/schema/listen/feedback.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** What everybody is said to read until somebody says otherwise: it says nothing. */
const unstated = 'en';

/** What is known of the languages a customer reads, the surest first: what is stated of them, what they last answered in. */
export async function readSpokenLanguages(tx: OrgTx, ctx: Ctx, customerId: string): Promise<string[]> {
  const [stated] = await tx.select({ language: customer.language }).from(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.id, customerId)));
  const [answered] = await tx
    .select({ language: feedback.language })
    .from(feedback)
    .where(and(eq(feedback.orgId, ctx.orgId), eq(feedback.customerId, customerId), isNotNull(feedback.language)))
    .orderBy(desc(feedback.occurredAt), desc(feedback.id))
    .limit(1);
  return [stated?.language, answered?.language].flatMap((language, place) => (language === undefined || language === null || (place === 0 && language === unstated) ? [] : [language]));
}

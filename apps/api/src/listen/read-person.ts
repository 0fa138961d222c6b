import { notFound } from '@kept/core/errors.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

/** A customer's own row; somebody else's is not found. */
export async function readPerson(tx: OrgTx, ctx: Ctx, id: string): Promise<typeof customer.$inferSelect> {
  const [person] = await tx.select().from(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.id, id)));
  if (person === undefined) throw notFound('customer');
  return person;
}

import { customer } from '@kept/db/schema/listen/customers.ts';
import { inOrg } from '@kept/db/scope.ts';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { mariaExternalId } from './customers.ts';

/** The customer whose complaint the guided thread follows, if this is a demo world. */
export async function findMaria(ctx: Pick<Ctx, 'db' | 'orgId'>): Promise<string | undefined> {
  const [found] = await inOrg(ctx.db, ctx.orgId, (tx) => tx.select({ id: customer.id }).from(customer).where(and(eq(customer.orgId, ctx.orgId), eq(customer.externalId, mariaExternalId))));
  return found?.id;
}

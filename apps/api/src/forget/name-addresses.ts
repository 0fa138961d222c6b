import type { OrgTx } from '@kept/db/scope.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { addressMacOf } from '../mail/customer-links.ts';

const batchSize = 500;

/** Gives the handle of their address to a batch of customers who came without one (restored by taking an import back, or from before handles were kept). Says how many it found. */
export async function nameAddresses(tx: OrgTx, ctx: Ctx): Promise<number> {
  const rows = await tx
    .select({ id: customer.id, email: customer.emailNormal })
    .from(customer)
    .where(and(eq(customer.orgId, ctx.orgId), isNotNull(customer.emailNormal), isNull(customer.addressMac)))
    .limit(batchSize)
    .for('no key update', { skipLocked: true });
  if (rows.length === 0) return 0;
  const named = sql.join(rows.map(({ id, email }) => sql`(${id}::uuid, ${addressMacOf(ctx, email ?? '')}::text)`), sql`, `);
  await tx.execute(sql`update customer set address_mac = named.mac from (values ${named}) as named (id, mac) where customer.org_id = ${ctx.orgId} and customer.id = named.id`);
  return rows.length;
}

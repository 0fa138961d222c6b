import { mailPreference, suppression } from '@kept/db/schema/close-loop/mail.ts';
import { customer } from '@kept/db/schema/listen/customers.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { and, asc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../../context.ts';
import { addressMacOf } from '../../mail/customer-links.ts';

const step = 5000;
const macRow = z.object({ mac: z.string() });

/** An address and its handle. */
export interface NamedAddress {
  readonly email: string;
  readonly mac: string;
}

/** The addresses that have no handle on record yet and of which something is known by it: they are suppressed, or chose about the digest. Of all the others there is nothing to know. */
export async function findUnnamed(tx: OrgTx, ctx: Ctx): Promise<NamedAddress[]> {
  const found = new Map<string, string>();
  for (let after: string | undefined; ; ) {
    const people = await tx
      .select({ id: customer.id, email: customer.emailNormal })
      .from(customer)
      .where(and(eq(customer.orgId, ctx.orgId), isNotNull(customer.emailNormal), isNull(customer.addressMac), after === undefined ? undefined : gt(customer.id, after)))
      .orderBy(asc(customer.id))
      .limit(step);
    const emailOf = new Map(people.flatMap(({ email }) => (email === null ? [] : [[addressMacOf(ctx, email), email] as const])));
    for (const { mac } of await listKnown(tx, ctx, [...emailOf.keys()])) found.set(emailOf.get(mac) ?? '', mac);
    after = people.at(-1)?.id;
    if (people.length < step) return [...found].map(([email, mac]) => ({ email, mac }));
  }
}

/** Those of these handles, which are hexadecimal, of which anything is known. */
async function listKnown(tx: OrgTx, ctx: Ctx, macs: readonly string[]): Promise<z.infer<typeof macRow>[]> {
  if (macs.length === 0) return [];
  const asked = sql`(select unnest(string_to_array(${macs.join(' ')}, ' ')))`;
  const rows = await tx.execute(sql`select ${suppression.addressMac} as mac from ${suppression} where ${suppression.orgId} = ${ctx.orgId} and ${suppression.liftedAt} is null and ${suppression.addressMac} in ${asked}
    union select ${mailPreference.addressMac} from ${mailPreference} where ${mailPreference.orgId} = ${ctx.orgId} and ${mailPreference.topic} = 'digest' and ${mailPreference.addressMac} in ${asked}`);
  return rowsOf(rows, macRow);
}

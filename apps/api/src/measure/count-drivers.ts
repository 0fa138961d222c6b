import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { contactsWithNext } from './count-contacts.ts';
import type { MeasuredSpan } from './measured-span.ts';

const row = z.object({ driver: z.string(), n: z.coerce.number(), repeated: z.coerce.number() });

/** The ten most frequent reasons for contact, with how many of their contacts were followed by another about the same within 30 days. */
export async function countDrivers(tx: OrgTx, span: MeasuredSpan, now: Date): Promise<z.infer<typeof row>[]> {
  const result = await tx.execute(sql`
    select r.name as driver, c.n, c.repeated from (
      select bucket as id, count(*) as n, count(*) filter (where followed) as repeated
      from (${contactsWithNext(span, now, sql`d.stands_for_id`)}) contact group by 1
    ) c join contact_driver r on r.org_id = ${span.orgId} and r.id = c.id
    order by 2 desc, 1 limit 10`);
  return rowsOf(result, row);
}

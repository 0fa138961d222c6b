import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import type { ImportRun } from '../listen/run-import.ts';
import type { TakenBack } from './undo-import.ts';

const gone = z.object({ id: z.string() });
const batchSize = 500;

/** What may hold on to a customer: whoever has one of these was heard of elsewhere too. */
const holders = ['feedback', 'interaction', 'survey_response', 'survey_link', 'mail', 'fix_answer', 'notice_telling', 'survey_decision'] as const;

const isHeld = sql.join(holders.map((table) => sql`exists (select 1 from ${sql.identifier(table)} h where h.org_id = c.org_id and h.customer_id = c.id)`), sql` or `);
/** Says of a customer `c` that something other than the import that brought them speaks of them. */
export const isKeptCustomer = sql`(${isHeld} or exists (select 1 from import_also a where a.org_id = c.org_id and a.given ->> 'customerId' = c.id::text))`;

/** Takes back people whom an import alone named. Those that something else speaks of stay, and are that one's from now on. */
export async function takeBackCustomers(tx: OrgTx, ctx: Ctx, run: ImportRun): Promise<TakenBack> {
  await tx.execute(sql`
    update customer c set import_id = (select f.import_id from feedback f where f.org_id = c.org_id and f.customer_id = c.id order by f.import_id nulls first limit 1), changed_in = (pg_current_xact_id()::text::bigint)
    where c.org_id = ${ctx.orgId} and c.import_id = ${run.id} and ${isKeptCustomer}`);
  const result = await tx.execute(sql`
    delete from customer where org_id = ${ctx.orgId} and id in (select id from customer where org_id = ${ctx.orgId} and import_id = ${run.id} order by id limit ${batchSize})
    returning id`);
  const { length } = rowsOf(result, gone);
  return { done: length, gone: length, restored: 0 };
}

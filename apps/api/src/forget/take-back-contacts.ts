import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import type { ImportRun } from '../listen/run-import.ts';
import type { TakenBack } from './undo-import.ts';

const gone = z.object({ id: z.string() });
const batchSize = 500;

/** Says of a contact `c` that something was said of it, or that a survey was decided on for it. */
export const isKeptContact = sql`(exists (select 1 from feedback f where f.org_id = c.org_id and f.interaction_id = c.id) or exists (select 1 from survey_decision d where d.org_id = c.org_id and d.interaction_id = c.id))`;

/** Takes back contacts that a file alone brought, with their hand-offs; those of which something was said, or for which a survey was decided on, stay. */
export async function takeBackContacts(tx: OrgTx, ctx: Ctx, run: ImportRun): Promise<TakenBack> {
  await tx.execute(sql`update interaction c set import_id = null where c.org_id = ${ctx.orgId} and c.import_id = ${run.id} and ${isKeptContact}`);
  const result = await tx.execute(sql`delete from interaction where org_id = ${ctx.orgId} and id in (select id from interaction where org_id = ${ctx.orgId} and import_id = ${run.id} order by id limit ${batchSize}) returning id`);
  const { length } = rowsOf(result, gone);
  return { done: length, gone: length, restored: 0 };
}

import { rowsOf } from '@kept/db/rows-of.ts';
import { account, accountOrganisation, organisation } from '@kept/db/schema/directory.ts';
import { inDirectory, inOrg, type OrgTx } from '@kept/db/scope.ts';
import { eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Deps } from '../context.ts';

const reference = z.object({ name: z.string(), needs: z.string().nullable() });

/**
 * Takes away a demo world whose laying was cut short, so that it can be laid afresh. Its audit entries stay, because nothing
 * ever deletes those; they hold ids only and belong to no organisation any more.
 */
export async function removeUnfinishedDemo(deps: Deps, orgId: string): Promise<void> {
  await inOrg(deps.db, orgId, async (tx) => {
    for (const table of await listTables(tx)) await tx.execute(sql`delete from ${sql.identifier(table)} where org_id = ${orgId}`);
  });
  await inDirectory(deps.db, async (directory) => {
    const accounts = await directory.select({ id: accountOrganisation.accountId }).from(accountOrganisation).where(eq(accountOrganisation.orgId, orgId));
    await directory.delete(organisation).where(eq(organisation.id, orgId));
    if (accounts.length > 0) await directory.delete(account).where(inArray(account.id, accounts.map((each) => each.id)));
  });
}

/** The tables an organisation's rows may be deleted from, those that refer to others first. */
async function listTables(tx: OrgTx): Promise<string[]> {
  const rows = rowsOf(
    await tx.execute(sql`
      select c.relname as name, f.relname as needs
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid
      left join pg_class f on f.oid = k.confrelid
      where c.relkind in ('r', 'p') and has_table_privilege(current_user, c.oid, 'DELETE')`),
    reference,
  );
  const left = new Set(rows.map((row) => row.name));
  const ordered: string[] = [];
  while (left.size > 0) {
    const free = [...left].filter((name) => !rows.some((row) => row.needs === name && row.name !== name && left.has(row.name)));
    if (free.length === 0) throw new Error('Tables refer to each other in a circle.');
    for (const name of free) left.delete(name);
    ordered.push(...free);
  }
  return ordered;
}

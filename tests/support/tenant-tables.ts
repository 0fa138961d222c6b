import type { OpenDatabase } from '@kept/db/client.ts';

/** The tables read before the organisation is known; every other table belongs to one (promises.md). */
export const directoryTables = ['organisation', 'account', 'account_organisation', 'session', 'password_reset', 'key_prefix', 'send_pace', 'domain', 'kept_migration'];

/** The names of all tenant tables, from the database itself. */
export async function listTenantTables(database: OpenDatabase): Promise<string[]> {
  const { rows } = await database.run("select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1");
  return rows.map((row) => String(row.name)).filter((name) => !directoryTables.includes(name));
}

import { getWrites } from '@kept/api/http/get-writes.ts';
import type { OpenDatabase } from '@kept/db/client.ts';
import { directoryTables, listTenantTables } from './tenant-tables.ts';

/** One hash over every row of every table, without the columns a GET may write (http/get-writes.ts). */
export async function fingerprint(database: OpenDatabase): Promise<string> {
  const tables = [...(await listTenantTables(database)), ...directoryTables];
  const parts = tables.map((table) => {
    const without = getWrites.filter((write) => write.table === table).map((write) => ` - '${write.column}'`);
    return `select '${table}' as t, md5(coalesce(string_agg(md5((to_jsonb(x)${without.join('')})::text), '' order by md5((to_jsonb(x)${without.join('')})::text)), '')) as h from "${table}" x`;
  });
  const { rows } = await database.run(`select md5(string_agg(t || h, '' order by t)) as all_rows from (${parts.join(' union all ')}) as every_table`);
  return String(rows[0]?.all_rows);
}

import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** The SET of an upsert in which what is sent replaces what is stored, and what is not sent stays. Ids and the organisation never change. */
export function keepGiven(table: PgTable, fixed: readonly string[]): Record<string, SQL> {
  const changing = Object.entries(getTableColumns(table)).filter(([name]) => !fixed.includes(name));
  return Object.fromEntries(changing.map(([name, column]) => [name, sql`coalesce(excluded.${sql.identifier(column.name)}, ${column})`]));
}

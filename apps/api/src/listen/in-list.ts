import { type Column, type SQL, sql } from 'drizzle-orm';

/** `column in (…)` with one parameter however long the list is, so that the plan stays an index lookup per value. */
export function inList(column: Column, values: readonly string[]): SQL {
  const value = sql.raw(column.getSQLType() === 'uuid' ? '::uuid' : '');
  return sql`${column} in (select json_array_elements_text(${JSON.stringify(values)}::text::json)${value})`;
}

import { type Column, type SQL, sql } from 'drizzle-orm';

/**
 * `column in (…)` with one parameter however long the list is. The list is an array before the plan runs, so that the plan is an index
 * lookup per value whatever is known of the table; as a table of its own it was joined with every row of the organisation.
 */
export function inList(column: Column, values: readonly string[]): SQL {
  const value = sql.raw(column.getSQLType() === 'uuid' ? '::uuid' : '');
  return sql`${column} = any(array(select json_array_elements_text(${JSON.stringify(values)}::text::json)${value}))`;
}

import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

/**
 * A text column to compare by, without looking it up in an index. Of a value it knows nothing of yet, such as the id of a digest that is just
 * being written or the kind of the first one, a planner expects one row where there will be a million, and reads all of them for each person.
 */
export function notByIndex(column: AnyColumn | SQL): SQL<string> {
  return sql<string>`(${column} || '')`;
}

import { type SQL, sql } from 'drizzle-orm';

/** Words of a closed list of the product's own as they stand in SQL: `'open', 'blocked'`. Never for anything somebody sent. */
export function inWords(words: readonly string[]): SQL {
  return sql.raw(words.map((word) => `'${word}'`).join(', '));
}

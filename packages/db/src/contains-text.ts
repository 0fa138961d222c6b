import { type Column, ilike, type SQL } from 'drizzle-orm';

/** `column` holds these words anywhere, in either case; signs that mean something to the search are taken as themselves. */
export function containsText(column: Column, words: string): SQL {
  return ilike(column, `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
}

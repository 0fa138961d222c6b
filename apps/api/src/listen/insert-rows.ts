import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { type GivenRow, givenRows } from './given-rows.ts';

const made = z.object({ id: z.string() });

/** Inserts many rows in one statement; a row that is there already is left alone. Gives the ids that were inserted. Every row names every column. */
export async function insertRows<Table extends PgTable>(tx: OrgTx, table: Table, rows: readonly GivenRow<Table>[]): Promise<Set<string>> {
  const result = await tx.execute(sql`${givenRows(table, rows)} on conflict do nothing returning id`);
  return new Set(rowsOf(result, made).map((row) => row.id));
}

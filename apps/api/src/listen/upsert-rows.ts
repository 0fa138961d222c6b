import { thisTransaction } from '@kept/db/columns.ts';
import { rowsOf } from '@kept/db/rows-of.ts';
import type { OrgTx } from '@kept/db/scope.ts';
import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { type GivenRow, givenRows } from './given-rows.ts';

const saved = z.object({ id: z.string(), external_id: z.string() });

/** Columns that stay as they are in rows where a condition on what is stored holds. */
export interface Held {
  readonly columns: readonly string[];
  readonly where: SQL;
}

/**
 * Inserts many rows in one statement, or brings those with the same external id up to date: what is sent replaces what is
 * stored, what is not sent stays, and `fixed` columns never change, `held` ones in some rows. Where rows know when they were changed at their source, an
 * older one changes nothing. Gives the id of each by its external id.
 */
export async function upsertRows<Table extends PgTable>(tx: OrgTx, table: Table, rows: readonly GivenRow<Table>[], fixed: readonly string[], held?: Held): Promise<Map<string, string>> {
  const own = sql.identifier(getTableName(table));
  const columns = getTableColumns(table);
  const changing = Object.entries(columns).filter(([key]) => !['orgId', 'id', 'externalId', 'changedIn', ...fixed].includes(key));
  const isRanked = 'sourceChangedAt' in columns;
  const changes = sql.join(
    changing.map(([key, { name }]) => {
      const column = sql.identifier(name);
      const given = sql`coalesce(excluded.${column}, ${own}.${column})`;
      const sent = isRanked ? sql`case when excluded.source_changed_at < ${own}.source_changed_at then ${own}.${column} else ${given} end` : given;
      return held?.columns.includes(key) ? sql`${column} = case when ${held.where} then ${own}.${column} else ${sent} end` : sql`${column} = ${sent}`;
    }),
    sql`, `,
  );
  const result = await tx.execute(sql`${givenRows(table, rows)} on conflict (org_id, external_id) do update set ${changes}${'changedIn' in columns ? sql`, changed_in = ${thisTransaction}` : sql``} returning id, external_id`);
  return new Map(rowsOf(result, saved).map((row) => [row.external_id, row.id]));
}

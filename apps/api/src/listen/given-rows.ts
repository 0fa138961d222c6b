import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** A row as it is given: every column but the one the database fills by itself. */
export type GivenRow<Table extends PgTable> = Required<Omit<Table['$inferInsert'], 'changedIn'>>;

interface GivenColumn {
  readonly key: string;
  readonly name: string;
  readonly type: string;
}

/** From so many rows on it pays to look for columns that say the same in all of them. */
const longList = 100;

/** The columns of a table are the same for every insert into it. */
const known = new WeakMap<PgTable, readonly GivenColumn[]>();

/**
 * `insert into … select …` of many rows with one parameter (a JSON list), several times faster than a parameter per cell and free of the limit on
 * parameters; what is the same in all rows of a long list goes once. Every row names every column.
 */
export function givenRows<Table extends PgTable>(table: Table, rows: readonly GivenRow<Table>[]): SQL {
  const columns = columnsOf(table);
  const same = rows.length < longList ? [] : columns.filter(({ key }) => isSame(rows, key));
  const own = columns.filter((column) => !same.includes(column));
  const [each, once] = [rows.map((row) => cellsOf(row, own)), cellsOf(rows[0] ?? {}, same)];
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const insert = sql.raw(`insert into "${getTableName(table)}" (${names}) select ${names} from json_to_recordset(`);
  const list = sql`${insert}${JSON.stringify(each)}${sql.raw(`::text::json) as given(${typed(own)})`)}`;
  return same.length === 0 ? list : sql`${list}, json_to_record(${JSON.stringify(once)}${sql.raw(`::text::json) as shared(${typed(same)})`)}`;
}

function columnsOf(table: PgTable): readonly GivenColumn[] {
  const before = known.get(table);
  if (before !== undefined) return before;
  const columns = Object.entries(getTableColumns(table)).flatMap(([key, column]) => (key === 'changedIn' ? [] : [{ key, name: column.name, type: column.getSQLType() }]));
  known.set(table, columns);
  return columns;
}

function typed(columns: readonly GivenColumn[]): string {
  return columns.map(({ name, type }) => `"${name}" ${type}`).join(', ');
}

/** What is not said is null there, and need not be written. */
function cellsOf(row: object, columns: readonly GivenColumn[]): Readonly<Record<string, unknown>> {
  const cells: Record<string, unknown> = {};
  for (const { key, name } of columns) {
    const value: unknown = Reflect.get(row, key);
    if (value !== null) cells[name] = value;
  }
  return cells;
}

/** An id never is: so a list of its own stays in any case. */
function isSame(rows: readonly object[], key: string): boolean {
  const first: unknown = Reflect.get(rows[0] ?? {}, key);
  const written = typeof first === 'object' && first !== null ? JSON.stringify(first) : undefined;
  return rows.every((row) => {
    const value: unknown = Reflect.get(row, key);
    return value === first || (written !== undefined && JSON.stringify(value) === written);
  });
}

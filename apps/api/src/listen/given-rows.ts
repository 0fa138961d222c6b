import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** A row as it is given: every column but the one the database fills by itself. */
export type GivenRow<Table extends PgTable> = Required<Omit<Table['$inferInsert'], 'changedIn'>>;

interface Shape {
  readonly columns: readonly (readonly [key: string, name: string])[];
  readonly before: SQL;
  readonly after: SQL;
}

/** What stands around the list is the same for every insert into a table. */
const shapes = new WeakMap<PgTable, Shape>();

/** `insert into … select …` of many rows with one parameter (a JSON list), several times faster than a parameter per cell and free of the limit on parameters. Every row names every column. */
export function givenRows<Table extends PgTable>(table: Table, rows: readonly GivenRow<Table>[]): SQL {
  const { columns, before, after } = shapeOf(table);
  const list = JSON.stringify(rows.map((row) => Object.fromEntries(columns.map(([key, name]) => [name, Reflect.get(row, key)]))));
  return sql`${before}${list}${after}`;
}

function shapeOf(table: PgTable): Shape {
  const known = shapes.get(table);
  if (known !== undefined) return known;
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key !== 'changedIn');
  const names = columns.map(([, column]) => `"${column.name}"`).join(', ');
  const given = columns.map(([, column]) => `"${column.name}" ${column.getSQLType()}`).join(', ');
  const shape = {
    columns: columns.map(([key, column]) => [key, column.name] as const),
    before: sql.raw(`insert into "${getTableName(table)}" (${names}) select ${names} from json_to_recordset(`),
    after: sql.raw(`::text::json) as given(${given})`),
  };
  shapes.set(table, shape);
  return shape;
}

import { openTable, type Table } from '@kept/api/files/open-table.ts';
import { AppError } from '@kept/core/errors.ts';
import { findTextColumn } from '@kept/core/listen/find-text-column.ts';
import type { ClusterRow } from '@kept/themes/cluster-texts.ts';
import { openInput } from './open-input.ts';

const rowsJudged = 500;

/** The texts of a file with their labels, and the lines that could not be read. */
export interface Columns {
  readonly rows: readonly ClusterRow[];
  readonly textColumn: string;
  readonly problems: readonly { readonly line: number; readonly problem: string }[];
}

/** Reads the column of texts, and of labels when there is one. Throws AppError naming the columns there are when one is not found. */
export async function readColumns(file: string, text: string | undefined, label: string | undefined): Promise<Columns> {
  const input = await openInput(file);
  try {
    return await columnsIn(await openTable(input.bytes), text, label);
  } finally {
    await input.close();
  }
}

async function columnsIn({ header, rows }: Table, text: string | undefined, label: string | undefined): Promise<Columns> {
  const given = text === undefined ? undefined : placeOf(header, text);
  const labelAt = label === undefined ? undefined : placeOf(header, label);
  const read: (readonly string[])[] = [];
  const problems: { line: number; problem: string }[] = [];
  for await (const row of rows()) {
    if ('problem' in row) problems.push(row);
    else if ('cells' in row) read.push(row.cells);
  }
  if (read.length === 0) throw new AppError('invalid', 'The file has a line of column names and no rows beneath it.');
  const textAt = given ?? foundPlace(header, read);
  return {
    textColumn: header[textAt] ?? '',
    rows: read.map((cells) => ({ text: cells[textAt] ?? '', ...(labelAt === undefined ? {} : { label: cells[labelAt] ?? '' }) })),
    problems,
  };
}

function placeOf(columns: readonly string[], name: string): number {
  const at = columns.indexOf(name);
  if (at < 0) throw new AppError('invalid', `There is no column “${name}”. The columns are ${quoted(columns)}.`);
  return at;
}

/** The column in which people say something, judged by some hundred rows. */
function foundPlace(columns: readonly string[], rows: readonly (readonly string[])[]): number {
  const found = findTextColumn(columns, rows.slice(0, rowsJudged));
  if (found === undefined) throw new AppError('invalid', `No column reads like texts of people. Name it with --text; the columns are ${quoted(columns)}.`);
  return found.index;
}

function quoted(columns: readonly string[]): string {
  return columns.map((column) => `“${column}”`).join(', ');
}

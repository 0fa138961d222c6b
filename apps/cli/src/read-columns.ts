import { AppError } from '@kept/core/errors.ts';
import { findTextColumn } from '@kept/core/listen/find-text-column.ts';
import type { ClusterRow } from '@kept/themes/cluster-texts.ts';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { readInput } from './read-input.ts';

const rowsJudged = 500;

/** The rows of a file as texts with their labels. Throws AppError naming the columns there are when one is not found. */
export async function readColumns(file: string, text: string | undefined, label: string | undefined): Promise<{ rows: ClusterRow[]; textColumn: string }> {
  const bytes = await readInput(file);
  const [header = [], ...rows] = z.array(z.array(z.string())).parse(parse(Buffer.from(bytes), { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }));
  const textAt = text === undefined ? foundPlace(header, rows) : place(header, text);
  const labelAt = label === undefined ? undefined : place(header, label);
  return {
    textColumn: header[textAt] ?? '',
    rows: rows.map((row) => ({ text: row[textAt] ?? '', ...(labelAt === undefined ? {} : { label: row[labelAt] ?? '' }) })),
  };
}

function place(columns: readonly string[], name: string): number {
  const at = columns.indexOf(name);
  if (at < 0) throw new AppError('invalid', `There is no column “${name}”. The columns are ${named(columns)}.`);
  return at;
}

/** The column in which people say something, judged by some hundred rows. */
function foundPlace(columns: readonly string[], rows: readonly (readonly string[])[]): number {
  const found = findTextColumn(columns, rows.slice(0, rowsJudged));
  if (found === undefined) throw new AppError('invalid', `No column reads like texts of people. Name it with --text; the columns are ${named(columns)}.`);
  return found.index;
}

function named(columns: readonly string[]): string {
  return columns.map((column) => `“${column}”`).join(', ');
}

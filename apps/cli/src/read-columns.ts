import { AppError } from '@kept/core/errors.ts';
import type { ClusterRow } from '@kept/themes/cluster-texts.ts';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { readInput } from './read-input.ts';

/** The rows of a file as texts with their labels. Throws AppError naming the columns there are when one is not found. */
export async function readColumns(file: string, text: string | undefined, label: string | undefined): Promise<{ rows: ClusterRow[]; textColumn: string }> {
  const bytes = await readInput(file);
  const [header = [], ...rows] = z.array(z.array(z.string())).parse(parse(Buffer.from(bytes), { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }));
  const textAt = place(header, text ?? 'text');
  const labelAt = label === undefined ? undefined : place(header, label);
  return {
    textColumn: header[textAt] ?? '',
    rows: rows.map((row) => ({ text: row[textAt] ?? '', ...(labelAt === undefined ? {} : { label: row[labelAt] ?? '' }) })),
  };
}

function place(columns: readonly string[], name: string): number {
  const at = columns.indexOf(name);
  if (at < 0) throw new AppError('invalid', `There is no column “${name}”. The columns are ${columns.map((column) => `“${column}”`).join(', ')}.`);
  return at;
}

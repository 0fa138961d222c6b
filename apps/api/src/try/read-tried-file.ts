import { AppError } from '@kept/core/errors.ts';
import { cleanText } from '@kept/core/listen/clean-text.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { suggestMapping } from '@kept/core/listen/suggest-mapping.ts';
import { setImmediate } from 'node:timers/promises';
import { openCsv } from '../listen/read-csv.ts';
import { maxRows, type TriedRow } from './tried-file.ts';

const rowsJudged = 500;
const rowsBetweenBreaths = 500;

/** What is kept of a visitor's file: text, score and date of each row, personal data in the text replaced, and nothing else. */
export interface ReadFile {
  readonly rows: TriedRow[];
  readonly textColumn: string;
}

/** Reads a file of which nothing was said: finds its texts, and scores and dates where it has them. Throws AppError for one without words. */
export async function readTriedFile(bytes: Uint8Array): Promise<ReadFile> {
  const file = openCsv(bytes);
  const cells: (readonly string[])[] = [];
  for await (const row of file.rows()) {
    if ('problem' in row) continue;
    cells.push(row.cells);
    if (cells.length > maxRows) throw new AppError('invalid', `This file has more than ${maxRows.toLocaleString('en-GB')} rows. Drop a part of it here, or import all of it once you have an organisation.`);
  }
  if (cells.length === 0) throw new AppError('invalid', 'This file has a line of column names and no rows beneath it.');
  const { mapping } = suggestMapping(file.header, cells.slice(0, rowsJudged));
  if (mapping.text === undefined) throw new AppError('invalid', `None of the columns ${file.header.map((name) => `“${name}”`).join(', ')} reads like something people said. Drop a file with a column of comments.`);
  const [textAt, scoreAt, dateAt] = [mapping.text, mapping.score, mapping.date].map((name) => (name === undefined ? -1 : file.header.indexOf(name)));
  const rows: TriedRow[] = [];
  for (const [i, row] of cells.entries()) {
    rows.push({ text: redactText(cleanText(row[textAt ?? -1] ?? '')).text, score: row[scoreAt ?? -1]?.trim() ?? '', date: row[dateAt ?? -1]?.trim() ?? '' });
    if (i % rowsBetweenBreaths === 0) await setImmediate();
  }
  return { rows, textColumn: mapping.text };
}

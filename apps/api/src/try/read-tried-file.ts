import { AppError } from '@kept/core/errors.ts';
import { checkScore, parseScore } from '@kept/core/listen/check-score.ts';
import { cleanText } from '@kept/core/listen/clean-text.ts';
import { type DateOrder, parseMoment } from '@kept/core/listen/parse-moment.ts';
import { redactText } from '@kept/core/listen/redact-text.ts';
import { suggestMapping } from '@kept/core/listen/suggest-mapping.ts';
import type { Metric } from '@kept/core/vocabulary.ts';
import { setImmediate } from 'node:timers/promises';
import { bytesInMemory } from '../files/file-bytes.ts';
import { openTable, type Table } from '../files/open-table.ts';
import { sha256 } from '../secrets.ts';
import { maxRows, type TriedRows } from './tried-file.ts';

const rowsJudged = 500;
const rowsBetweenBreaths = 500;
const longestText = 20_000;

/** Reads a file of which nothing was said: finds its texts, and scores and dates where it has them. Throws AppError for one without words. */
export async function readTriedFile(bytes: Uint8Array, now: Date): Promise<TriedRows & { readonly textColumn: string }> {
  const { header, format, cells } = await readCells(bytes);
  const { mapping, metric, dates, datesAmbiguous } = suggestMapping(header, cells.slice(0, rowsJudged), format);
  if (mapping.text === undefined) throw new AppError('invalid', `None of the columns ${header.map((name) => `“${name}”`).join(', ')} reads like something people said. Drop a file with a column of comments.`);
  const at = (name: string | undefined) => (name === undefined ? -1 : header.indexOf(name));
  const [textAt, scoreAt, dateAt] = [at(mapping.text), at(metric === null ? undefined : mapping.score), at(datesAmbiguous ? undefined : mapping.date)];
  const rows: TriedRows['rows'] = [];
  for (const [i, row] of cells.entries()) {
    if (i % rowsBetweenBreaths === 0) await setImmediate();
    const text = redactText(cleanText((row[textAt] ?? '').slice(0, longestText))).text;
    const score = readScore(row[scoreAt] ?? '', metric);
    if (text !== '' || score !== '') rows.push({ text, score, date: readDate(row[dateAt] ?? '', dates, now) });
  }
  return { rows, metric, hash: sha256(bytes), textColumn: mapping.text };
}

async function readCells(bytes: Uint8Array): Promise<Pick<Table, 'header' | 'format'> & { cells: (readonly string[])[] }> {
  const file = await openTable(bytesInMemory(bytes));
  const cells: (readonly string[])[] = [];
  for await (const row of file.rows()) {
    if (!('cells' in row)) continue;
    cells.push(row.cells);
    if (cells.length > maxRows) throw new AppError('invalid', `This file has more than ${maxRows.toLocaleString('en-GB')} rows. Drop a part of it here, or import all of it once you have an organisation.`);
  }
  if (cells.length === 0) throw new AppError('invalid', 'This file has a line of column names and no rows beneath it.');
  return { header: file.header, format: file.format, cells };
}

/** A score that could not be imported is left out here, so that keeping the file loses no words because of it. */
function readScore(cell: string, metric: Metric | null): string {
  const score = metric === null ? undefined : parseScore(cell, metric);
  return metric !== null && score !== undefined && checkScore(metric, score).ok ? String(score) : '';
}

function readDate(cell: string, order: DateOrder | null, now: Date): string {
  const read = parseMoment(cell, { timezone: 'UTC', ...(order === null ? {} : { order }) });
  return read.ok && read.at <= now ? read.at.toISOString() : '';
}

import { AppError } from '@kept/core/errors.ts';
import type { FileFormat } from '@kept/core/listen/formats/file-format.ts';
import { findFormat, recogniseCsv } from '@kept/core/listen/formats/known-formats.ts';
import { Readable } from 'node:stream';
import type { FileBytes } from './file-bytes.ts';
import { findEncoding } from './find-encoding.ts';
import { openJsonTable } from './open-json-table.ts';
import { isZip, openZip } from './open-zip.ts';
import { readCsv } from './read-csv.ts';
import { looksLikeJson } from './read-json.ts';
import { readText } from './read-text.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';
import { uniqueNames } from './unique-names.ts';

/** One row with the line it starts on (or the number of its record), what is wrong there, or that nobody answered. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] } | { readonly line: number; readonly problem: string } | { readonly line: number; readonly leftOut: true };

/** A file as rows under named columns, whatever it was: what it was found to be, and its rows, read as they are asked for. */
export interface Table {
  readonly format: FileFormat | undefined;
  readonly shape: 'csv' | 'json' | 'json lines';
  readonly encoding: string;
  /** Null where nothing separates columns. */
  readonly delimiter: string | null;
  /** Column names by position; a name that came twice carries its place, as “Score (2)”. */
  readonly header: readonly string[];
  readonly repeatedNames: readonly string[];
  readonly headerRows: number;
  /** Whose clock the times are on, where the file says so. */
  readonly timezone: string | undefined;
  /** The file inside a ZIP that is read, and what else is in it. */
  readonly entry: { readonly name: string; readonly others: readonly string[] } | null;
  /** Lines in the file, as a measure of progress; one a record in JSON that is not written by lines. */
  readonly lines: number;
  readonly rows: () => AsyncGenerator<TableRow>;
}

/** What is known already or was chosen by a person; the rest is found. `format` “plain” takes the file as it stands. */
export interface Chosen {
  readonly delimiter?: string | undefined;
  readonly encoding?: string | undefined;
  readonly format?: string | undefined;
  readonly entry?: string | undefined;
}

export interface OpenText {
  readonly encoding: string;
  readonly lines: number;
  readonly head: string;
  readonly text: () => AsyncGenerator<string>;
}

const headLength = 1_048_576;
const rowsJudged = 8;
const mostColumns = 2000;
/** What some programs write on top so that Excel knows what separates the columns. */
const separatorLine = /^"?sep=(?<sign>[,;\t|])"?\r?\n/i;

/** Opens any file Kept can read: unpacks it, finds encoding, format, delimiter and header. Throws AppError with one sentence for one that cannot be read at all. Needs no database. */
export async function openTable(given: FileBytes, chosen: Chosen = {}): Promise<Table> {
  const zip = (await isZip(given)) ? await openZip(given, chosen.entry) : undefined;
  const text = await openText(zip?.file ?? given, chosen.encoding);
  const entry = zip === undefined ? null : { name: zip.name, others: zip.others };
  const table = looksLikeJson(text.head) ? await openJsonTable(text, chosen) : await openCsvTable(text, chosen);
  return { ...table, entry };
}

async function openText(file: FileBytes, known: string | undefined): Promise<OpenText> {
  // Who names the encoding has looked through the file before; the lines are not asked for then.
  const found = known === undefined ? await findEncoding(file) : { encoding: known, lines: 0 };
  const { encoding } = found;
  const text = () => readText(file, encoding);
  let head = '';
  for await (const piece of text()) {
    head += piece;
    if (head.length >= headLength) break;
  }
  if (head.trim() === '') throw new AppError('invalid', 'This file is empty.');
  return { encoding, lines: found.lines, head, text };
}

async function openCsvTable(text: OpenText, chosen: Chosen): Promise<Omit<Table, 'entry'>> {
  const preface = separatorLine.exec(text.head);
  const head = text.head.slice(preface?.[0].length ?? 0);
  const delimiter = chosen.delimiter ?? preface?.groups?.sign ?? sniffDelimiter(head.slice(0, 65_536));
  const first = await firstRows(head, delimiter);
  const format = formatOf(first, chosen.format);
  const headerRows = format?.headerRows?.(first) ?? 1;
  const top = first[0] ?? [];
  refuseHeader(top);
  const names = uniqueNames(format?.header?.(first) ?? top.map((cell) => cell.trim()));
  return {
    format,
    shape: 'csv',
    encoding: text.encoding,
    delimiter,
    header: names.header,
    repeatedNames: names.repeated,
    headerRows,
    timezone: format?.timezone?.(first) ?? format?.facts.timezone,
    lines: text.lines,
    rows: () => dataRows(text, delimiter, { above: headerRows + (preface === null ? 0 : 1), format, header: names.header }),
  };
}

function formatOf(first: readonly (readonly string[])[], wanted: string | undefined) {
  if (wanted === 'plain') return undefined;
  const chosen = findFormat(wanted);
  return chosen?.shape === 'csv' ? chosen : recogniseCsv(first);
}

async function* dataRows(text: OpenText, delimiter: string, known: { above: number; format: ReturnType<typeof formatOf>; header: readonly string[] }): AsyncGenerator<TableRow> {
  let { above } = known;
  for await (const row of readCsv(text.text(), delimiter)) {
    if (above > 0) above -= 1;
    else if ('cells' in row && known.format?.isLeftOut?.(row.cells, known.header) === true) yield { line: row.line, leftOut: true };
    else yield row;
  }
}

async function firstRows(head: string, delimiter: string): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const row of readCsv(Readable.from([head]), delimiter)) {
    if (rows.length === 0 && 'problem' in row) throw new AppError('invalid', 'The first line cannot be read as column names. Check its quotation marks.');
    if ('cells' in row) rows.push([...row.cells]);
    if (rows.length >= rowsJudged) break;
  }
  return rows;
}

function refuseHeader(cells: readonly string[]): void {
  if (cells.every((cell) => cell.trim() === '')) throw new AppError('invalid', 'This file has no header. The first line must name the columns.');
  if (cells.length > mostColumns) throw new AppError('invalid', `This file has ${cells.length.toLocaleString('en-GB')} columns; at most ${mostColumns.toLocaleString('en-GB')} are read. Export only the ones that matter.`);
  if (cells.every((cell) => cell.length > 100 || /^[\d\s.,:/-]*$/.test(cell))) throw new AppError('invalid', 'The first line looks like data, not like column names. Put a line with the names of the columns on top.');
}

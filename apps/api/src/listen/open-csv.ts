import { AppError } from '@kept/core/errors.ts';
import { parse } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import { Readable } from 'node:stream';
import { decodeFile } from './decode-file.ts';
import { sniffDelimiter } from './sniff-delimiter.ts';

/** One row of a file with the line it starts on (the header is line 1), or what is wrong with that line. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] } | { readonly line: number; readonly problem: string };

/** An open file: what it was found to be, and its rows, read as they are asked for. */
export interface CsvFile {
  readonly encoding: string;
  readonly delimiter: string;
  /** Column names by position; a name that came twice carries its place, as “Score (2)”. */
  readonly header: readonly string[];
  readonly repeatedNames: readonly string[];
  /** Lines in the file, as a measure of progress. */
  readonly lines: number;
  readonly rows: () => AsyncGenerator<CsvRow>;
}

const newline = 10;
const longestRecord = 262_144;
const mostBrokenLines = 1000;
const options = { relax_quotes: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_error: true, info: true, max_record_size: longestRecord } as const;

/** Opens a CSV: finds encoding, delimiter and header. Throws AppError with one sentence for a file that cannot be read at all. Needs no database. */
export function openCsv(given: Uint8Array, chosen?: { delimiter?: string | undefined }): CsvFile {
  const { bytes, encoding } = decodeFile(given);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const delimiter = chosen?.delimiter ?? sniffDelimiter(buffer.toString('utf8', 0, 65_536));
  const first = firstRecord(buffer, delimiter);
  const names = uniqueNames(first.cells);
  return {
    encoding,
    delimiter,
    header: names.header,
    repeatedNames: names.repeated,
    lines: countLines(buffer),
    rows: () => readRows(buffer, delimiter, first),
  };
}

/** Where reading goes on: a byte of the file and the number of the line it starts. */
interface Place {
  readonly byte: number;
  readonly line: number;
}

/**
 * A quotation mark that is never closed would swallow every row to the end of the file. Such a line is reported, and
 * reading starts afresh on the next one.
 */
async function* readRows(buffer: Buffer, delimiter: string, first: Place): AsyncGenerator<CsvRow> {
  let place = first;
  for (let broken = 0; place.byte < buffer.length; broken += 1) {
    if (broken > mostBrokenLines) throw new AppError('invalid', `More than ${mostBrokenLines} lines have a quotation mark that is never closed. Export the file again with quotes doubled inside cells.`);
    const from = place;
    let end = place;
    let isBroken = false;
    for await (const record of recordsFrom(buffer, delimiter, from)) {
      isBroken = record === 'broken' || swallowsRows(record.cells, buffer.subarray(end.byte, record.end.byte), delimiter);
      if (record === 'broken' || isBroken) break;
      yield { line: firstLineOf(buffer, end), cells: record.cells };
      end = record.end;
    }
    if (!isBroken) return;
    const start = skipEmptyLines(buffer, end);
    yield { line: start.line, problem: 'A quotation mark opens here and is never closed. Double quotes inside a cell, or put the whole cell in quotes.' };
    const next = buffer.indexOf(newline, start.byte);
    place = { byte: next < 0 ? buffer.length : next + 1, line: start.line + 1 };
  }
}

interface CsvRecord {
  readonly cells: readonly string[];
  readonly end: Place;
}

async function* recordsFrom(buffer: Buffer, delimiter: string, from: Place): AsyncGenerator<CsvRecord | 'broken'> {
  let brokenAt: number | undefined;
  const parser = Readable.from(slicesOf(buffer, from.byte)).pipe(parse({ ...options, delimiter, on_skip: (error) => void (brokenAt ??= numberIn(error, 'bytes')) }));
  for await (const entry of parser) {
    const { record, info }: { record: string[]; info: { bytes: number; lines: number } } = entry;
    if (brokenAt !== undefined && info.bytes > brokenAt) break;
    const end = { byte: from.byte + info.bytes, line: from.line + info.lines };
    yield { cells: record, end: { byte: end.byte, line: end.line } };
  }
  if (brokenAt !== undefined) yield 'broken';
}

function* slicesOf(buffer: Buffer, from: number): Generator<Buffer> {
  for (let at = from; at < buffer.length; at += 65_536) yield buffer.subarray(at, at + 65_536);
}

/** Lenient reading can take a stray quote for the start of a cell over many lines; read strictly, such a record fails. */
function swallowsRows(cells: readonly string[], raw: Buffer, delimiter: string): boolean {
  if (!cells.some((cell) => cell.startsWith('"') && cell.includes('\n'))) return false;
  try {
    parseNow(raw, { delimiter, relax_column_count: true, skip_empty_lines: true });
    return false;
  } catch {
    return true;
  }
}

function skipEmptyLines(buffer: Buffer, place: Place): Place {
  let { byte, line } = place;
  for (; buffer[byte] === newline || (buffer[byte] === 13 && buffer[byte + 1] === newline); line += 1) byte += buffer[byte] === newline ? 1 : 2;
  return { byte, line };
}

function firstLineOf(buffer: Buffer, place: Place): number {
  return skipEmptyLines(buffer, place).line;
}

function numberIn(error: unknown, name: string): number {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'number' ? value : 0;
}

/** The header line, and where the rows begin. */
function firstRecord(buffer: Buffer, delimiter: string): Place & { cells: string[] } {
  const start = skipEmptyLines(buffer, { byte: 0, line: 1 });
  if (start.byte >= buffer.length) throw new AppError('invalid', 'This file is empty.');
  const parsed: unknown = readOne(buffer.subarray(start.byte, start.byte + longestRecord), delimiter);
  const found = Array.isArray(parsed) ? parsed[0] : undefined;
  if (!isRecord(found)) throw new AppError('invalid', 'The first line cannot be read as column names. Check its quotation marks.');
  const cells = found.record.map((cell) => cell.trim());
  if (cells.every((cell) => cell === '')) throw new AppError('invalid', 'This file has no header. The first line must name the columns.');
  if (cells.every((cell) => cell.length > 100 || /^[\d\s.,:/-]*$/.test(cell))) throw new AppError('invalid', 'The first line looks like data, not like column names. Put a line with the names of the columns on top.');
  const line = start.line + found.info.lines;
  return { cells, byte: start.byte + found.info.bytes, line };
}

function readOne(bytes: Buffer, delimiter: string): unknown {
  try {
    return parseNow(bytes, { ...options, delimiter, to: 1 });
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is { record: string[]; info: { bytes: number; lines: number } } {
  return typeof value === 'object' && value !== null && 'record' in value && 'info' in value;
}

function uniqueNames(cells: readonly string[]): { header: string[]; repeated: string[] } {
  const seen = new Map<string, number>();
  const repeated = new Set<string>();
  const header = cells.map((cell, place) => {
    const name = cell === '' ? `Column ${place + 1}` : cell;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    if (times > 1) repeated.add(name);
    return times === 1 ? name : `${name} (${times})`;
  });
  return { header, repeated: [...repeated] };
}

function countLines(buffer: Buffer): number {
  let count = buffer.at(-1) === newline ? 0 : 1;
  for (let at = buffer.indexOf(newline); at >= 0; at = buffer.indexOf(newline, at + 1)) count += 1;
  return count;
}

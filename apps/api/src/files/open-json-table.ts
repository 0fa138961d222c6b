import { AppError } from '@kept/core/errors.ts';
import { type JsonFormat, type JsonObject, objectIn } from '@kept/core/listen/formats/file-format.ts';
import { findFormat, knownFormats, recogniseJson } from '@kept/core/listen/formats/known-formats.ts';
import type { Chosen, OpenText, Table, TableRow } from './open-table.ts';
import { findLayout, type JsonLayout, readJson } from './read-json.ts';

const recordsJudged = 300;
const mostColumns = 2000;
const deepest = 4;

/** A JSON file as rows: a vendor's records as its format says, any other with a column for each value a record holds. */
export async function openJsonTable(text: OpenText, chosen: Chosen): Promise<Omit<Table, 'entry'>> {
  const layout = findLayout(text.head, (record) => knownFormats.some((format) => format.shape === 'json' && format.recognise(record)));
  const sample = await firstRecords(text, layout);
  if (sample.length === 0) throw new AppError('invalid', 'There are no records in this JSON file.');
  const format = formatOf(sample, chosen.format);
  const header = format === undefined ? columnsOf(sample) : [...format.columns];
  if (header.length > mostColumns) throw new AppError('invalid', `The records of this file have ${header.length.toLocaleString('en-GB')} different values; at most ${mostColumns.toLocaleString('en-GB')} are read.`);
  return {
    format,
    shape: layout.kind === 'lines' ? 'json lines' : 'json',
    encoding: text.encoding,
    delimiter: null,
    header,
    repeatedNames: [],
    headerRows: 0,
    timezone: format?.facts.timezone,
    lines: text.lines,
    rows: () => dataRows(text, layout, format, header),
  };
}

function formatOf(sample: readonly JsonObject[], wanted: string | undefined): JsonFormat | undefined {
  if (wanted === 'plain') return undefined;
  const chosen = findFormat(wanted);
  return chosen?.shape === 'json' ? chosen : recogniseJson(sample);
}

async function firstRecords(text: OpenText, layout: JsonLayout): Promise<JsonObject[]> {
  const records: JsonObject[] = [];
  for await (const row of readJson(text.text(), layout)) {
    if ('record' in row) records.push(row.record);
    if (records.length >= recordsJudged) break;
  }
  return records;
}

async function* dataRows(text: OpenText, layout: JsonLayout, format: JsonFormat | undefined, header: readonly string[]): AsyncGenerator<TableRow> {
  for await (const row of readJson(text.text(), layout)) {
    if ('problem' in row) yield row;
    else if (format === undefined) yield { line: row.line, cells: cellsOf(row.record, header) };
    else {
      const rows = format.rows(row.record);
      if (rows.length === 0) yield { line: row.line, leftOut: true };
      for (const cells of rows) yield { line: row.line, cells };
    }
  }
}

/** Every value of a record under the names that lead to it, with points between; lists of words become one cell. */
function flattened(record: JsonObject, prefix = '', depth = 0): [string, string][] {
  return Object.entries(record).flatMap(([name, value]): [string, string][] => {
    const path = `${prefix}${name}`;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [[path, String(value)]];
    if (Array.isArray(value)) return [[path, value.filter((one) => typeof one === 'string' || typeof one === 'number').join(', ')]];
    const inner = objectIn(value);
    return inner === undefined || depth >= deepest ? [[path, '']] : flattened(inner, `${path}.`, depth + 1);
  });
}

function columnsOf(sample: readonly JsonObject[]): string[] {
  return [...new Set(sample.flatMap((record) => flattened(record).map(([path]) => path)))];
}

function cellsOf(record: JsonObject, header: readonly string[]): string[] {
  const values = new Map(flattened(record));
  return header.map((name) => values.get(name) ?? '');
}

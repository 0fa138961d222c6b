import { parse } from 'csv-parse/sync';
import { type RawRecord, splitRecords } from './split-records.ts';

/** One row of a file with the line it starts on (the first is line 1), or what is wrong with that line. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] } | { readonly line: number; readonly problem: string };

const options = { relax_quotes: true, relax_column_count: true, skip_records_with_error: true, record_delimiter: '\n' } as const;
const unreadable = 'This line cannot be read. Check its quotation marks.';

/** Reads a CSV as its text comes. One bad quotation mark costs one line, not the file. */
export async function* readCsv(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<CsvRow> {
  for await (const records of splitRecords(text, delimiter)) yield* rowsOf(records, delimiter);
}

function* rowsOf(records: readonly RawRecord[], delimiter: string): Generator<CsvRow> {
  const quoted = records.flatMap((record) => ('text' in record && record.isQuoted ? [record.text] : []));
  const parsed = cellsOf(quoted, delimiter).values();
  for (const record of records) {
    if ('problem' in record) yield record;
    else if (!record.isQuoted) yield { line: record.line, cells: record.text.split(delimiter) };
    else {
      const cells = parsed.next().value;
      yield cells === undefined ? { line: record.line, problem: unreadable } : { line: record.line, cells };
    }
  }
}

/** Many records in one go are read several times faster than each by itself; one by one only where the counts do not agree. */
function cellsOf(records: readonly string[], delimiter: string): (readonly string[] | undefined)[] {
  if (records.length === 0) return [];
  const all = parsedList(records.join('\n'), delimiter);
  if (all.length === records.length) return all;
  return records.map((record) => {
    const one = parsedList(record, delimiter);
    return one.length === 1 ? one[0] : undefined;
  });
}

function parsedList(text: string, delimiter: string): string[][] {
  try {
    const rows: unknown = parse(text, { ...options, delimiter });
    return Array.isArray(rows) ? rows.filter((row): row is string[] => Array.isArray(row)) : [];
  } catch {
    return [];
  }
}

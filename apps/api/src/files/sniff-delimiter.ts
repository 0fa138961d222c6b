import { parse } from 'csv-parse/sync';

const candidates = [',', ';', '\t', '|'];
const recordsRead = 10;

/** Finds what separates the columns: the sign that cuts the first records into the same number of columns, more columns before fewer. A comma when nothing does. */
export function sniffDelimiter(start: string): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of candidates) {
    const widths = widthsOf(start, delimiter);
    const columns = widths[0] ?? 1;
    if (columns < 2) continue;
    const alike = widths.filter((width) => width === columns).length / widths.length;
    const score = alike * 100 + Math.min(columns, 50);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function widthsOf(start: string, delimiter: string): number[] {
  const records: unknown = parse(start, { delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, skip_records_with_error: true, to: recordsRead });
  return Array.isArray(records) ? records.map((record) => (Array.isArray(record) ? record.length : 1)) : [1];
}

import { bytesInMemory } from '@kept/api/files/file-bytes.ts';
import { openTable } from '@kept/api/files/open-table.ts';
import { AppError } from '@kept/core/errors.ts';
import { type ImportMapping, parseMapping, writeMapping } from '@kept/core/listen/import-mapping.ts';
import { type Suggestion, suggestMapping } from '@kept/core/listen/suggest-mapping.ts';
import type { ImportQuery } from './import-place.ts';

const rowsJudged = 500;

/** What the caller left open is found in the file itself: the whole mapping, which metric the scores are, which number of a date is the day. */
export async function mapColumns(bytes: Uint8Array, given: { map: string | undefined; metric: string | undefined; dates: string | undefined }): Promise<{ query: ImportQuery; source: string | undefined; lines: number; found: string[] }> {
  const file = await openTable(bytesInMemory(bytes));
  const sample: (readonly string[])[] = [];
  for await (const row of file.rows()) {
    if ('cells' in row) sample.push(row.cells);
    if (sample.length >= rowsJudged) break;
  }
  const suggestion = suggestMapping(file.header, sample, file.format);
  const mapping = given.map === undefined ? suggestion.mapping : readMapping(given.map);
  if (mapping.text === undefined && mapping.score === undefined) throw new AppError('invalid', `No column reads like texts of people. Say which column is what: --map text=Column. The columns are ${file.header.map((name) => `“${name}”`).join(', ')}.`);
  const metric = given.metric ?? metricOf(mapping, suggestion, file.header, sample);
  const dates = given.dates ?? suggestion.dates ?? undefined;
  const map = writeMapping(mapping);
  return {
    query: { map, ...(metric === undefined ? {} : { metric }), ...(dates === undefined ? {} : { dates }) },
    source: file.format?.source,
    lines: file.lines,
    found: [...(file.format === undefined ? [] : [`looks like ${file.format.name}`]), ...(given.map === undefined ? [`columns ${map}`] : []), ...(given.metric === undefined && metric !== undefined ? [`scores are ${metric}`] : []), ...(given.dates === undefined && dates !== undefined ? [`dates are ${dates}`] : [])],
  };
}

function readMapping(text: string): ImportMapping {
  const parsed = parseMapping(text);
  if (!parsed.ok) throw new AppError('invalid', `--map: ${parsed.problem}`);
  return parsed.mapping;
}

/** Judged by the score column the caller chose, whatever it is called. */
function metricOf(mapping: ImportMapping, suggestion: Suggestion, header: readonly string[], sample: readonly (readonly string[])[]): string | undefined {
  if (mapping.score === undefined || mapping.metric !== undefined) return undefined;
  const at = header.indexOf(mapping.score);
  const metric = suggestion.mapping.score === mapping.score ? suggestion.metric : suggestMapping(['Score'], sample.map((cells) => [cells[at] ?? ''])).metric;
  if (metric === null) throw new AppError('invalid', `Nothing says which metric the scores in “${mapping.score}” are. Add --metric nps, csat, ces, stars or thumb.`);
  return metric;
}

import type { FileBytes } from '@kept/api/files/file-bytes.ts';
import { openTable } from '@kept/api/files/open-table.ts';
import { AppError } from '@kept/core/errors.ts';
import { type ImportMapping, parseMapping, writeMapping } from '@kept/core/listen/import-mapping.ts';
import { importPlans } from '@kept/core/listen/import-plans.ts';
import { importTargets } from '@kept/core/listen/import-targets.ts';
import { type Suggestion, suggestMapping } from '@kept/core/listen/suggest-mapping.ts';
import { suggestTarget } from '@kept/core/listen/suggest-target.ts';
import type { ImportQuery } from './import-place.ts';

const rowsJudged = 500;

/** What the caller left open is found in the file itself: what its rows are, the whole mapping, which metric the scores are, which number of a date is the day. */
export async function mapColumns(bytes: FileBytes, given: { into: string | undefined; map: string | undefined; metric: string | undefined; dates: string | undefined }): Promise<{ query: ImportQuery; source: string | undefined; lines: number; found: string[]; note: string | undefined }> {
  const file = await openTable(bytes);
  const sample: (readonly string[])[] = [];
  for await (const row of file.rows()) {
    if ('cells' in row) sample.push(row.cells);
    if (sample.length >= rowsJudged) break;
  }
  // A mapping of one's own without a word on what the rows are is one of feedback, as it is for the API.
  const into = importTargets.find((one) => one === given.into) ?? (given.map === undefined ? suggestTarget(file.header, sample, file.format) : 'feedback');
  const { fields, suggest } = importPlans[into];
  const suggestion = suggest(file.header, sample, file.format);
  const mapping = given.map === undefined ? suggestion.mapping : readMapping(given.map, fields);
  if (into === 'feedback' && mapping.text === undefined && mapping.score === undefined) throw new AppError('invalid', `No column reads like texts of people. Say which column is what: --map text=Column. The columns are ${file.header.map((name) => `“${name}”`).join(', ')}.`);
  const metric = into !== 'feedback' ? undefined : given.metric ?? metricOf(mapping, suggestion, file.header, sample);
  const dates = given.dates ?? suggestion.dates ?? undefined;
  const map = writeMapping(mapping, fields);
  return {
    query: { into, map, ...(metric === undefined ? {} : { metric }), ...(dates === undefined ? {} : { dates }) },
    source: file.format?.source,
    note: into === 'feedback' ? file.format?.note : undefined,
    lines: file.lines,
    found: [...(given.into === undefined && into !== 'feedback' ? [`rows are ${into}`] : []), ...(file.format === undefined ? [] : [`looks like ${file.format.name}`]), ...(given.map === undefined ? [`columns ${map}`] : []), ...(given.metric === undefined && metric !== undefined ? [`scores are ${metric}`] : []), ...(given.dates === undefined && dates !== undefined ? [`dates are ${dates}`] : [])],
  };
}

function readMapping(text: string, fields: readonly string[]): ImportMapping {
  const parsed = parseMapping(text, fields);
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

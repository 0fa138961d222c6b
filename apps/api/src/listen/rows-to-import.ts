import { AppError } from '@kept/core/errors.ts';
import { parseScale } from '@kept/core/listen/check-score.ts';
import type { ImportMapping } from '@kept/core/listen/import-mapping.ts';
import { dateOrders } from '@kept/core/listen/parse-moment.ts';
import { importKinds, type ImportOptions, placeColumns, readImportRow, type RowProblem } from '@kept/core/listen/read-import-row.ts';
import { channels, metrics } from '@kept/core/vocabulary.ts';
import type { ImportRun } from './run-import.ts';
import { openCsv } from './open-csv.ts';
import type { NewFeedback } from './save-feedback.ts';

/** One row of a file as it will be saved, or everything that keeps it from being saved. */
export type ImportRow = { readonly line: number; readonly feedback: NewFeedback } | { readonly line: number; readonly problems: readonly RowProblem[] };

const dayMilliseconds = 86_400_000;

/** The rows of a saved file in order, each understood by the run's mapping. */
export async function* rowsToImport(run: ImportRun, bytes: Uint8Array, timezone: string, now: Date): AsyncGenerator<ImportRow> {
  const file = openCsv(bytes, { delimiter: run.options.delimiter });
  const placed = placeColumns(mappingOf(run), file.header);
  if (!placed.ok) throw new AppError('invalid', placed.problem);
  const options = optionsOf(run, timezone, new Date(now.getTime() + dayMilliseconds));
  for await (const row of file.rows()) {
    if ('problem' in row) {
      yield { line: row.line, problems: [{ column: null, message: row.problem }] };
      continue;
    }
    const read = readImportRow(row.cells, file.header, placed.places, options);
    yield 'problems' in read ? { line: row.line, problems: read.problems } : { line: row.line, feedback: { ...read, source: run.sourceName, importId: run.id } };
  }
}

function mappingOf(run: ImportRun): ImportMapping {
  return run.mapping;
}

function optionsOf({ options }: ImportRun, timezone: string, latest: Date): ImportOptions {
  const order = dateOrders.find((candidate) => candidate === options.dates);
  return {
    reading: { timezone, ...(order === undefined ? {} : { order }) },
    metric: metrics.find((candidate) => candidate === options.metric),
    scale: parseScale(options.scale ?? ''),
    kind: importKinds.find((candidate) => candidate === options.kind) ?? 'survey',
    channel: channels.find((candidate) => candidate === options.channel),
    latest,
  };
}

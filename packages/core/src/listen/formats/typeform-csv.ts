import type { CsvFormat } from './file-format.ts';
import { hasColumns } from './has-columns.ts';

/** Typeform, responses: `#` is the token of a response, the questions are the columns between it and the dates. */
export const typeformCsv: CsvFormat = {
  id: 'typeform-csv',
  name: 'Typeform responses',
  source: 'Typeform',
  evidence: 'seen',
  shape: 'csv',
  facts: { kind: 'survey', channel: 'survey', timezone: 'UTC' },
  recognise: (rows) => (rows[0]?.[0] ?? '').trim() === '#' && hasColumns(rows[0], ['Submit Date (UTC)']),
  notQuestions: /^(?:#|Start Date \(UTC\)|Submit Date \(UTC\)|Network ID|Response Type|Stage Date \(UTC\)|Tags|Ending)$/i,
  preset: { id: ['#'], date: ['Submit Date (UTC)', 'Start Date (UTC)'], author: ['Network ID'] },
};

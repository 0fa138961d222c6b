import type { CsvFormat } from './file-format.ts';
import { hasColumns } from './has-columns.ts';

/** Trustpilot, service reviews. Names as documented and as public programs that read these files name them; the header varies by account. */
export const trustpilotCsv: CsvFormat = {
  id: 'trustpilot-csv',
  name: 'Trustpilot reviews',
  source: 'Trustpilot',
  evidence: 'partly',
  shape: 'csv',
  facts: { kind: 'review', channel: 'review', metric: 'stars', timezone: 'UTC' },
  recognise: (rows) => hasColumns(rows[0], ['Review ID', 'Review Stars']) || hasColumns(rows[0], ['Review Id', 'Review Created (UTC)']),
  preset: {
    id: ['Review ID'], date: ['Review Created (UTC)', 'Review Created'], score: ['Review Stars'], text: ['Review Content', 'Review Text'], title: ['Review Title'], language: ['Review Language', 'Language'],
    author: ['Review Username', 'Reviewer Name', 'Consumer Name'], url: ['Review URL', 'Review Link'], reply: ['Company Response', 'Business Reply', 'Reply Content', 'Company Reply'], reply_date: ['Company Reply Date (UTC)', 'Business Reply Date (UTC)'], keep: ['Domain URL', 'Webshop Name', 'Location Name', 'Reference Id', 'Tags', 'Source Of Review', 'Source Name'],
  },
};

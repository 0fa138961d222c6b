import type { CsvFormat } from './file-format.ts';
import { hasColumns } from './has-columns.ts';

/** Delighted's CSV. Nobody has shown us a real one: these are names people mention, so the wizard asks. */
export const delightedCsv: CsvFormat = {
  id: 'delighted-csv',
  name: 'Delighted (our guess)',
  source: 'Delighted',
  evidence: 'guess',
  shape: 'csv',
  facts: { kind: 'survey', channel: 'survey' },
  recognise: (rows) => hasColumns(rows[0], ['Score', 'Comment', 'Survey type']) && ['Permalink', 'Person email', 'Response time'].some((name) => hasColumns(rows[0], [name])),
  preset: {
    score: ['Score'], text: ['Comment'], metric: ['Survey type'], date: ['Created at', 'Response time'], id: ['Response ID', 'Id', 'Permalink'], url: ['Permalink'],
    customer_email: ['Person email', 'Email'], customer_name: ['Name', 'Person name'], keep: ['Tags', 'Notes'],
  },
};

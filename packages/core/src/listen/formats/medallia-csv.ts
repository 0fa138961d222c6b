import type { CsvFormat } from './file-format.ts';
import { hasColumns } from './has-columns.ts';

/** Medallia Agent Connect, requests and what came back. `comments` only says that there were some: the words are elsewhere. */
export const medalliaCsv: CsvFormat = {
  id: 'medallia-csv',
  name: 'Medallia Agent Connect',
  source: 'Medallia',
  evidence: 'seen',
  shape: 'csv',
  facts: { kind: 'survey', channel: 'survey', metric: 'stars' },
  note: 'The column “comments” only says whether there were any: the words are not in this export.',
  recognise: (rows) => hasColumns(rows[0], ['request_id', 'star_rating', 'response_received_at']),
  preset: {
    id: ['request_id'], score: ['star_rating'], date: ['response_received_at'], text: ['additional_question_response'], url: ['external_url'], customer_name: ['customer_name'], customer_email: ['request_sent_to'], agent: ['employee_custom_id', 'employee_id', 'employee_email'], product: ['brand'],
    keep: ['ext_interaction_id', 'tags', 'areas_for_improvement', 'reward_name', 'channel'],
  },
};

import type { CsvFormat } from './file-format.ts';
import { hasColumns } from './has-columns.ts';

const timed = /^(?:Conversation started(?: at)?|Updated(?: at)?) \((.+)\)$/;

/** Intercom, conversations of a report. Whose clock the times are on is said inside the header. */
export const intercomCsv: CsvFormat = {
  id: 'intercom-csv',
  name: 'Intercom conversations',
  source: 'Intercom',
  evidence: 'seen',
  shape: 'csv',
  facts: { kind: 'interaction', channel: 'chat', metric: 'csat' },
  recognise: (rows) => hasColumns(rows[0], ['Conversation ID']) && (rows[0] ?? []).some((name) => timed.test(name.trim()) || name.trim() === 'Conversation rating'),
  timezone: (rows) => (rows[0] ?? []).map((name) => timed.exec(name.trim())?.[1]).find((zone) => zone !== undefined),
  // The zone is taken out of the names, so that presets and saved mappings hold wherever the report was made.
  header: (rows) => (rows[0] ?? []).map((name) => name.trim().replace(/^(Conversation started(?: at)?|Updated(?: at)?) \(.+\)$/, '$1')),
  preset: {
    id: ['Conversation ID'], score: ['Conversation rating'], text: ['Conversation rating remark'], date: ['Updated at', 'Conversation started at', 'Updated', 'Conversation started'], changed: ['Updated at', 'Updated'], title: ['Title'],
    customer_email: ['User email'], customer_name: ['User name'], agent: ['Last teammate rated', 'Teammate currently assigned'], team: ['Team currently assigned'], keep: ['Channel', 'Conversation source', 'Topics', 'AI Topic', 'AI Subtopic', 'Ticket type', 'Fin AI Agent involved', 'Fin AI Agent resolution state'],
  },
};

import type { CsvFormat } from './file-format.ts';
import { hasColumns } from './has-columns.ts';

/** Zendesk, tickets as a view exports them. It holds no comments; what it brings is the rating and who handled it. */
export const zendeskTicketsCsv: CsvFormat = {
  id: 'zendesk-tickets-csv',
  name: 'Zendesk tickets',
  source: 'Zendesk',
  evidence: 'seen',
  shape: 'csv',
  facts: { kind: 'interaction', channel: 'email', metric: 'thumb', isFolded: true },
  note: 'This export holds no comments. Export the tickets as JSON to have them too.',
  recognise: (rows) => hasColumns(rows[0], ['Id', 'Requester', 'Subject', 'Satisfaction Score', 'Created at']) && hasColumns(rows[0], ['Group', 'Assignee']),
  preset: {
    score: ['Satisfaction Score'], id: ['Id'], title: ['Subject'], date: ['Solved at', 'Updated at', 'Created at'], changed: ['Updated at'],
    customer_id: ['Requester external id', 'Requester id'], customer_email: ['Requester email'], customer_name: ['Requester'], agent: ['Assignee'], team: ['Group'], keep: ['Ticket type', 'Via', 'Tags'],
  },
};

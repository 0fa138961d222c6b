import { cellAt, type JsonFormat, objectIn } from './file-format.ts';

const columns = ['rating_id', 'ticket_id', 'score', 'comment', 'reason', 'subject', 'requester_id', 'assignee_id', 'group_id', 'via', 'created_at', 'updated_at', 'url'] as const;

/** Zendesk, tickets as the API gives them: the rating lies inside each ticket; tickets nobody rated are left out. */
export const zendeskTicketsJson: JsonFormat = {
  id: 'zendesk-tickets-json',
  name: 'Zendesk tickets (JSON)',
  source: 'Zendesk',
  evidence: 'seen',
  shape: 'json',
  facts: { kind: 'interaction', channel: 'email', metric: 'thumb' },
  recognise: (record) => 'satisfaction_rating' in record && ('requester_id' in record || 'custom_fields' in record || 'subject' in record),
  columns,
  rows: (record) => {
    const rating = objectIn(record.satisfaction_rating);
    if (rating === undefined || !/^(?:good|bad)/i.test(cellAt(rating, 'score'))) return [];
    const ticket = cellAt(record, 'id');
    const id = cellAt(rating, 'id');
    return [[id === '' ? ticket : id, ticket, cellAt(rating, 'score'), cellAt(rating, 'comment'), cellAt(rating, 'reason'), cellAt(record, 'subject'), cellAt(record, 'requester_id'), cellAt(record, 'assignee_id'), cellAt(record, 'group_id'), cellAt(record, 'via', 'channel'), cellAt(record, 'created_at'), cellAt(record, 'updated_at'), cellAt(record, 'url')]];
  },
  preset: { id: ['rating_id'], score: ['score'], text: ['comment'], title: ['subject'], date: ['updated_at'], changed: ['updated_at'], customer_id: ['requester_id'], agent: ['assignee_id'], team: ['group_id'], url: ['url'], keep: ['reason', 'ticket_id', 'via'] },
};

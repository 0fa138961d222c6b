import { cellAt, type JsonFormat, objectIn } from './file-format.ts';

const columns = ['id', 'rating', 'remark', 'rated_at', 'customer_id', 'teammate_id', 'title', 'updated_at'] as const;

/** Intercom, conversations as the API gives them; those that nobody rated are left out. */
export const intercomJson: JsonFormat = {
  id: 'intercom-json',
  name: 'Intercom conversations (JSON)',
  source: 'Intercom',
  evidence: 'seen',
  shape: 'json',
  facts: { kind: 'interaction', channel: 'chat', metric: 'csat' },
  recognise: (record) => 'conversation_rating' in record,
  columns,
  rows: (record) => {
    const rating = objectIn(record.conversation_rating);
    if (rating === undefined || (cellAt(rating, 'rating') === '' && cellAt(rating, 'remark') === '')) return [];
    return [[cellAt(record, 'id'), cellAt(rating, 'rating'), cellAt(rating, 'remark'), cellAt(rating, 'created_at'), cellAt(rating, 'customer', 'id') || cellAt(rating, 'contact', 'id'), cellAt(rating, 'teammate', 'id'), cellAt(record, 'title'), cellAt(record, 'updated_at')]];
  },
  preset: { id: ['id'], score: ['rating'], text: ['remark'], date: ['rated_at'], changed: ['updated_at'], customer_id: ['customer_id'], agent: ['teammate_id'], title: ['title'] },
};

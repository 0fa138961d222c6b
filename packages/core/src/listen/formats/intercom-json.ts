import { normaliseEmail } from '../../email-address.ts';
import { cellAt, type JsonFormat, type JsonObject, objectIn } from './file-format.ts';

const columns = ['id', 'rating', 'remark', 'rated_at', 'customer_id', 'email', 'name', 'teammate_id', 'title', 'updated_at'] as const;
const ours = ['admin', 'bot', 'teammate'];

/** Intercom, conversations as the API gives them and its notifications carry them; those that nobody rated are left out. */
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
    const changed = cellAt(rating, 'updated_at') || cellAt(record, 'updated_at') || cellAt(rating, 'created_at');
    return [[cellAt(record, 'id'), cellAt(rating, 'rating'), cellAt(rating, 'remark'), cellAt(rating, 'created_at'), ...personOf(record, rating), cellAt(rating, 'teammate', 'id'), cellAt(record, 'title'), changed]];
  },
  preset: { id: ['id'], score: ['rating'], text: ['remark'], date: ['rated_at'], changed: ['updated_at'], customer_id: ['customer_id'], customer_email: ['email'], customer_name: ['name'], agent: ['teammate_id'], title: ['title'] },
};

/** Whoever rated, or else began the conversation, unless that was one of our own people. */
function personOf(record: JsonObject, rating: JsonObject): string[] {
  const found = [objectIn(rating.customer), objectIn(rating.contact), objectIn(objectIn(record.source)?.author)].find((one) => one !== undefined && cellAt(one, 'id') !== '' && !ours.includes(cellAt(one, 'type'))) ?? {};
  const email = cellAt(found, 'email');
  return [cellAt(found, 'id'), normaliseEmail(email) === undefined ? '' : email, cellAt(found, 'name').trim()];
}

import type { Channel } from '../../vocabulary.ts';
import { cellAt, type JsonFormat, objectIn } from './file-format.ts';
import { zendeskCoarseNote } from './zendesk-coarse-note.ts';

const columns = ['ticket_id', 'score', 'comment', 'reason', 'subject', 'requester_id', 'assignee_id', 'group_id', 'channel', 'rated_at', 'updated_at', 'url'] as const;
const channels: Readonly<Record<string, Channel>> = { email: 'email', chat: 'chat', messaging: 'chat', native_messaging: 'chat', voice: 'phone', phone: 'phone', whatsapp: 'whatsapp', sms: 'sms', web: 'web', twitter: 'social', facebook: 'social' };

/** Zendesk, tickets as the API gives them and its webhooks send them: the rating lies inside each ticket; tickets nobody rated are left out. The ticket is the id, since not every message tells the rating's. */
export const zendeskTicketsJson: JsonFormat = {
  id: 'zendesk-tickets-json',
  name: 'Zendesk tickets (JSON)',
  source: 'Zendesk',
  evidence: 'seen',
  shape: 'json',
  facts: { kind: 'interaction', channel: 'email', metric: 'thumb', isFolded: true },
  note: zendeskCoarseNote,
  recognise: (record) => 'satisfaction_rating' in record && ('requester_id' in record || 'custom_fields' in record || 'subject' in record),
  columns,
  rows: (record) => {
    const rating = objectIn(record.satisfaction_rating);
    if (rating === undefined || !/^(?:good|bad)/i.test(cellAt(rating, 'score'))) return [];
    const changed = cellAt(record, 'updated_at') || cellAt(rating, 'updated_at');
    const rated = cellAt(rating, 'created_at') || cellAt(rating, 'updated_at') || changed;
    return [[cellAt(record, 'id'), scoreOf(cellAt(rating, 'score')), cellAt(rating, 'comment'), cellAt(rating, 'reason'), cellAt(record, 'subject'), cellAt(record, 'requester_id'), cellAt(record, 'assignee_id'), cellAt(record, 'group_id'), channels[cellAt(record, 'via', 'channel')] ?? '', rated, changed, cellAt(record, 'url')]];
  },
  preset: { id: ['ticket_id'], score: ['score'], text: ['comment'], title: ['subject'], date: ['rated_at'], changed: ['updated_at'], channel: ['channel'], customer_id: ['requester_id'], agent: ['assignee_id'], team: ['group_id'], url: ['url'], keep: ['reason'] },
};

/** good_with_comment is good. */
function scoreOf(score: string): string {
  return /^good/i.test(score) ? 'good' : 'bad';
}

import { cellAt, type JsonFormat } from './file-format.ts';

const columns = ['id', 'ticket_id', 'score', 'comment', 'reason', 'requester_id', 'assignee_id', 'group_id', 'created_at', 'updated_at', 'url'] as const;
const answered = /^(?:good|bad)/i;

/** Zendesk, satisfaction ratings as the older API gives them. What was offered and not answered is no answer. */
export const zendeskRatingsJson: JsonFormat = {
  id: 'zendesk-ratings-json',
  name: 'Zendesk satisfaction ratings',
  source: 'Zendesk',
  evidence: 'seen',
  shape: 'json',
  facts: { kind: 'interaction', channel: 'email', metric: 'thumb' },
  recognise: (record) => 'ticket_id' in record && 'score' in record && 'requester_id' in record && 'assignee_id' in record,
  columns,
  rows: (record) => (answered.test(cellAt(record, 'score')) ? [columns.map((name) => cellAt(record, name))] : []),
  preset: { id: ['id'], score: ['score'], text: ['comment'], date: ['created_at'], changed: ['updated_at'], customer_id: ['requester_id'], agent: ['assignee_id'], team: ['group_id'], url: ['url'], keep: ['reason', 'ticket_id'] },
};

import { cellAt, type JsonFormat } from './file-format.ts';
import { zendeskCoarseNote } from './zendesk-coarse-note.ts';

const columns = ['ticket_id', 'score', 'comment', 'reason', 'requester_id', 'assignee_id', 'group_id', 'created_at', 'updated_at', 'url'] as const;
const answered = /^(?<word>good|bad)/i;

/** Zendesk, satisfaction ratings as the older API gives them, each by its ticket, as tickets are. What was offered and not answered is no answer. */
export const zendeskRatingsJson: JsonFormat = {
  id: 'zendesk-ratings-json',
  name: 'Zendesk satisfaction ratings',
  source: 'Zendesk',
  evidence: 'seen',
  shape: 'json',
  facts: { kind: 'interaction', channel: 'email', metric: 'thumb', isFolded: true },
  note: zendeskCoarseNote,
  recognise: (record) => 'ticket_id' in record && 'score' in record && 'requester_id' in record && 'assignee_id' in record,
  columns,
  rows: (record) => {
    const score = answered.exec(cellAt(record, 'score'))?.groups?.word;
    if (score === undefined) return [];
    return [[cellAt(record, 'ticket_id') || cellAt(record, 'id'), score, cellAt(record, 'comment'), cellAt(record, 'reason'), cellAt(record, 'requester_id'), cellAt(record, 'assignee_id'), cellAt(record, 'group_id'), cellAt(record, 'created_at') || cellAt(record, 'updated_at'), cellAt(record, 'updated_at'), cellAt(record, 'url')]];
  },
  preset: { id: ['ticket_id'], score: ['score'], text: ['comment'], date: ['created_at'], changed: ['updated_at'], customer_id: ['requester_id'], agent: ['assignee_id'], team: ['group_id'], url: ['url'], keep: ['reason'] },
};

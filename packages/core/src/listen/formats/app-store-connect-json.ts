import { cellAt, type JsonFormat } from './file-format.ts';
import { territoryOf } from './territory-of.ts';

const columns = ['id', 'rating', 'title', 'body', 'reviewerNickname', 'createdDate', 'territory', 'response', 'responseDate'] as const;

/** App Store Connect, customer reviews as the API gives them. */
export const appStoreConnectJson: JsonFormat = {
  id: 'app-store-connect-json',
  name: 'App Store Connect reviews',
  source: 'App Store',
  evidence: 'seen',
  shape: 'json',
  facts: { kind: 'review', channel: 'review', metric: 'stars' },
  recognise: (record) => record.type === 'customerReviews' && 'attributes' in record,
  columns,
  rows: (record) => [[cellAt(record, 'id'), ...['rating', 'title', 'body', 'reviewerNickname', 'createdDate'].map((name) => cellAt(record, 'attributes', name)), territoryOf(cellAt(record, 'attributes', 'territory')), cellAt(record, 'relationships', 'response', 'data', 'attributes', 'responseBody'), cellAt(record, 'relationships', 'response', 'data', 'attributes', 'lastModifiedDate')]],
  preset: { id: ['id'], score: ['rating'], title: ['title'], text: ['body'], author: ['reviewerNickname'], date: ['createdDate'], reply: ['response'], reply_date: ['responseDate'], keep: ['territory'] },
};

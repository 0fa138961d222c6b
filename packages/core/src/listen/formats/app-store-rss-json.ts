import { cellAt, type JsonFormat, objectIn } from './file-format.ts';

const columns = ['id', 'author', 'title', 'content', 'rating', 'version', 'updated'] as const;

/** App Store, the feed of customer reviews. The first entry can be the app itself, which nobody rated. */
export const appStoreRssJson: JsonFormat = {
  id: 'app-store-rss-json',
  name: 'App Store reviews (feed)',
  source: 'App Store',
  evidence: 'seen',
  shape: 'json',
  facts: { kind: 'review', channel: 'review', metric: 'stars' },
  recognise: (record) => objectIn(record.id)?.label !== undefined && ('im:rating' in record || 'im:name' in record),
  columns,
  rows: (record) => (record['im:rating'] === undefined ? [] : [[cellAt(record, 'id', 'label'), cellAt(record, 'author', 'name', 'label'), cellAt(record, 'title', 'label'), cellAt(record, 'content', 'label'), cellAt(record, 'im:rating', 'label'), cellAt(record, 'im:version', 'label'), cellAt(record, 'updated', 'label')]]),
  preset: { id: ['id'], author: ['author'], title: ['title'], text: ['content'], score: ['rating'], date: ['updated'], changed: ['updated'], keep: ['version'] },
};

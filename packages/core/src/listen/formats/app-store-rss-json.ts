import { cellAt, type JsonFormat, type JsonObject, objectIn } from './file-format.ts';

const columns = ['id', 'author', 'title', 'content', 'rating', 'version', 'updated', 'territory'] as const;
/** The country of the shop, as the addresses in an entry hold it; from memory, not seen in documents. */
const shop = /^https?:\/\/[^/]*apple\.com\/([a-z]{2})\//i;

/** App Store, the feed of customer reviews. The first entry can be the app itself, which nobody rated; the shop is only in the addresses. */
export const appStoreRssJson: JsonFormat = {
  id: 'app-store-rss-json',
  name: 'App Store reviews (feed)',
  source: 'App Store',
  evidence: 'seen',
  shape: 'json',
  facts: { kind: 'review', channel: 'review', metric: 'stars' },
  recognise: (record) => objectIn(record.id)?.label !== undefined && ('im:rating' in record || 'im:name' in record),
  columns,
  rows: (record) => (record['im:rating'] === undefined ? [] : [[cellAt(record, 'id', 'label'), cellAt(record, 'author', 'name', 'label'), cellAt(record, 'title', 'label'), cellAt(record, 'content', 'label'), cellAt(record, 'im:rating', 'label'), cellAt(record, 'im:version', 'label'), cellAt(record, 'updated', 'label'), shopOf(record)]]),
  preset: { id: ['id'], author: ['author'], title: ['title'], text: ['content'], score: ['rating'], date: ['updated'], changed: ['updated'], keep: ['version', 'territory'] },
};

function shopOf(record: JsonObject): string {
  const addresses = [cellAt(record, 'link', 'attributes', 'href'), cellAt(record, 'author', 'uri', 'label')];
  return addresses.map((address) => shop.exec(address)?.[1]?.toUpperCase()).find((country) => country !== undefined) ?? '';
}

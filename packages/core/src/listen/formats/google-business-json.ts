import { cellAt, type JsonFormat } from './file-format.ts';

const columns = ['reviewId', 'starRating', 'comment', 'reviewer', 'createTime', 'updateTime', 'reply', 'replyTime', 'name'] as const;
/** What Google puts between its translation and the words themselves; from memory, not seen in documents. */
const translated = /^\(Translated by Google\)[\s\S]*?\(Original\)\s*/i;

/** Google Business Profile, reviews as the API gives them. A review may have no words, and whoever wrote it no name. */
export const googleBusinessJson: JsonFormat = {
  id: 'google-business-json',
  name: 'Google Business reviews',
  source: 'Google Business',
  evidence: 'seen',
  shape: 'json',
  facts: { kind: 'review', channel: 'review', metric: 'stars' },
  recognise: (record) => 'starRating' in record && ('reviewer' in record || 'createTime' in record) && ('reviewId' in record || 'name' in record),
  columns,
  rows: (record) => [[cellAt(record, 'reviewId') || (cellAt(record, 'name').split('/').at(-1) ?? ''), cellAt(record, 'starRating'), ownWords(cellAt(record, 'comment')), cellAt(record, 'reviewer', 'displayName'), cellAt(record, 'createTime'), cellAt(record, 'updateTime'), cellAt(record, 'reviewReply', 'comment'), cellAt(record, 'reviewReply', 'updateTime'), cellAt(record, 'name')]],
  preset: { id: ['reviewId'], score: ['starRating'], text: ['comment'], author: ['reviewer'], date: ['createTime'], changed: ['updateTime'], reply: ['reply'], reply_date: ['replyTime'] },
};

/** What the person wrote, without the machine's translation in front of or after it. */
function ownWords(comment: string): string {
  if (translated.test(comment)) return comment.replace(translated, '');
  const after = comment.search(/\n\s*\(Translated by Google\)/i);
  return after < 0 ? comment : comment.slice(0, after);
}

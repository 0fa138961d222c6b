import { cellAt, type JsonFormat, listAt, objectIn } from './file-format.ts';

const columns = ['reviewId', 'authorName', 'starRating', 'title', 'text', 'lastModified', 'reviewerLanguage', 'device', 'appVersionName', 'developerComment', 'developerCommentAt'] as const;

/** Google Play, reviews as the API gives them. That title and text come as one, with a tab between, is from memory. */
export const googlePlayJson: JsonFormat = {
  id: 'google-play-json',
  name: 'Google Play reviews (JSON)',
  source: 'Google Play',
  evidence: 'seen',
  shape: 'json',
  facts: { kind: 'review', channel: 'review', metric: 'stars' },
  recognise: (record) => 'reviewId' in record && Array.isArray(record.comments),
  columns,
  rows: (record) => {
    const comments = listAt(record, 'comments');
    const said = comments.map((one) => objectIn(one.userComment)).find((one) => one !== undefined);
    if (said === undefined) return [];
    const reply = comments.map((one) => objectIn(one.developerComment)).find((one) => one !== undefined) ?? {};
    const whole = cellAt(said, 'originalText') || cellAt(said, 'text');
    const tab = whole.indexOf('\t');
    return [[cellAt(record, 'reviewId'), cellAt(record, 'authorName'), cellAt(said, 'starRating'), tab < 0 ? '' : whole.slice(0, tab), tab < 0 ? whole : whole.slice(tab + 1), cellAt(said, 'lastModified', 'seconds'), cellAt(said, 'reviewerLanguage'), cellAt(said, 'device'), cellAt(said, 'appVersionName'), cellAt(reply, 'text'), cellAt(reply, 'lastModified', 'seconds')]];
  },
  preset: { id: ['reviewId'], author: ['authorName'], score: ['starRating'], title: ['title'], text: ['text'], date: ['lastModified'], changed: ['lastModified'], language: ['reviewerLanguage'], reply: ['developerComment'], reply_date: ['developerCommentAt'], keep: ['appVersionName', 'device'] },
};

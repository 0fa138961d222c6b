import { cellAt, type JsonFormat } from './file-format.ts';

const columns = ['id', 'stars', 'title', 'text', 'language', 'createdAt', 'updatedAt', 'consumer', 'businessUnit', 'status', 'verificationLevel', 'companyReply', 'companyReplyAt'] as const;

/** Trustpilot, reviews as the API gives them. */
export const trustpilotJson: JsonFormat = {
  id: 'trustpilot-json',
  name: 'Trustpilot reviews (JSON)',
  source: 'Trustpilot',
  evidence: 'seen',
  shape: 'json',
  facts: { kind: 'review', channel: 'review', metric: 'stars' },
  recognise: (record) => 'stars' in record && 'consumer' in record && ('createdAt' in record || 'businessUnit' in record),
  columns,
  rows: (record) => [[cellAt(record, 'id'), cellAt(record, 'stars'), cellAt(record, 'title'), cellAt(record, 'text'), cellAt(record, 'language'), cellAt(record, 'createdAt'), cellAt(record, 'updatedAt'), cellAt(record, 'consumer', 'id') || cellAt(record, 'consumer', 'displayName'), cellAt(record, 'businessUnit', 'id'), cellAt(record, 'status'), cellAt(record, 'verificationLevel'), cellAt(record, 'companyReply', 'text'), cellAt(record, 'companyReply', 'createdAt')]],
  preset: { id: ['id'], score: ['stars'], title: ['title'], text: ['text'], language: ['language'], date: ['createdAt'], changed: ['updatedAt'], author: ['consumer'], reply: ['companyReply'], reply_date: ['companyReplyAt'], keep: ['verificationLevel', 'businessUnit'] },
};

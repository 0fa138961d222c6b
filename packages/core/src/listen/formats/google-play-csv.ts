import type { CsvFormat } from './file-format.ts';
import { hasColumns } from './has-columns.ts';

/** Google Play, the monthly files of reviews (UTF-16). A review comes again in the month of each change, and the newest counts. */
export const googlePlayCsv: CsvFormat = {
  id: 'google-play-csv',
  name: 'Google Play reviews',
  source: 'Google Play',
  evidence: 'seen',
  shape: 'csv',
  facts: { kind: 'review', channel: 'review', metric: 'stars', timezone: 'UTC' },
  recognise: (rows) => hasColumns(rows[0], ['Package Name', 'Star Rating', 'Review Submit Date and Time']),
  preset: {
    id: ['Review Link'], url: ['Review Link'], date: ['Review Submit Date and Time', 'Review Submit Millis Since Epoch'], changed: ['Review Last Update Millis Since Epoch', 'Review Last Update Date and Time'],
    score: ['Star Rating'], title: ['Review Title'], text: ['Review Text'], language: ['Reviewer Language'], reply: ['Developer Reply Text'], reply_date: ['Developer Reply Millis Since Epoch', 'Developer Reply Date and Time'], product: ['Package Name'], keep: ['App Version Name', 'Device'],
  },
};

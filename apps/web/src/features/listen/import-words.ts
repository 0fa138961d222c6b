import type { ImportField } from '@kept/core/listen/import-mapping.ts';
import type { Metric } from '@kept/core/vocabulary.ts';

/** What each field is called for people. */
export const fieldWords = {
  text: 'Text',
  title: 'Title',
  score: 'Score',
  metric: 'Metric of the score',
  scale: 'Scale of the score',
  date: 'Date',
  id: 'Id of the row',
  channel: 'Channel',
  kind: 'Kind',
  customer_id: 'Customer’s id',
  customer_email: 'Customer’s email',
  customer_name: 'Customer’s name',
  segment: 'Customer’s segment',
  language: 'Language',
  question: 'Question',
  changed: 'Last change',
  agent: 'Handled by',
  team: 'Team',
  product: 'Product',
  url: 'Link',
  author: 'Author (kept as a hash)',
  reply: 'Our reply',
  reply_date: 'Date of our reply',
  keep: 'Keep as a detail',
} as const satisfies Record<ImportField, string>;

/** What each metric is called for people, with its usual scale. */
export const metricWords = {
  nps: 'NPS, 0 to 10',
  csat: 'Satisfaction (CSAT), 1 to 5',
  ces: 'Effort (CES), 1 to 7',
  stars: 'Stars, 1 to 5',
  thumb: 'Thumb, down or up',
} as const satisfies Record<Metric, string>;

/** What separates columns, in words. */
export const delimiterWords: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

/** How each field is kept, for people who wonder what becomes of their column. */
export const storedWords = {
  text: 'Words, without personal data',
  title: 'Words, without personal data',
  question: 'Words as they were asked',
  score: 'The number as it was given',
  metric: 'NPS, CSAT, CES, stars or thumb',
  scale: 'From a lowest to a highest number',
  date: 'A moment, in your own time zone',
  changed: 'A moment: the newest version counts',
  id: 'Keeps a row from counting twice',
  channel: 'One of Kept’s channels',
  kind: 'Survey, review or contact',
  customer_id: 'Finds or makes the customer',
  customer_email: 'Finds or makes the customer',
  customer_name: 'The customer’s name, if unknown',
  segment: 'The customer’s segment, if unknown',
  language: 'A language code',
  agent: 'As it stands',
  team: 'As it stands',
  product: 'As it stands',
  url: 'A link',
  author: 'A hash nobody can read back',
  reply: 'Words, without personal data',
  reply_date: 'A moment, in your own time zone',
  keep: 'As it stands, without personal data',
} as const satisfies Record<ImportField, string>;

/** What kind of file it is, in words. */
export const shapeWords = { csv: 'A table of text', json: 'JSON', 'json lines': 'JSON, one record a line' } as const;

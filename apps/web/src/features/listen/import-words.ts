import type { Metric } from '@kept/core/vocabulary.ts';

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

/** What kind of file it is, in words. */
export const shapeWords = { csv: 'A table of text', json: 'JSON', 'json lines': 'JSON, one record a line' } as const;

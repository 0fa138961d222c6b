/** The periods the health page can be asked for, apart from their arithmetic so that the web app loads only these words. */
export const healthPeriods = ['this_month', 'last_month', 'this_quarter', 'last_quarter', 'this_year', 'last_30_days', 'last_90_days', 'last_12_months'] as const;
export type HealthPeriodName = (typeof healthPeriods)[number];

export const comparisons = ['before', 'year_before', 'none'] as const;
export type Comparison = (typeof comparisons)[number];

/** What each period is called in a sentence: "themes due {words}"; and the one before it. */
export const periodWords = {
  this_month: { now: 'this month', before: 'last month' },
  last_month: { now: 'last month', before: 'the month before' },
  this_quarter: { now: 'this quarter', before: 'last quarter' },
  last_quarter: { now: 'last quarter', before: 'the quarter before' },
  this_year: { now: 'this year', before: 'last year' },
  last_30_days: { now: 'in the last 30 days', before: 'in the 30 days before' },
  last_90_days: { now: 'in the last 90 days', before: 'in the 90 days before' },
  last_12_months: { now: 'in the last 12 months', before: 'in the 12 months before' },
} as const satisfies Record<HealthPeriodName, { now: string; before: string }>;

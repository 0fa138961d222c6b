import { expect, test } from 'vitest';
import { bucketsOf, comparedSpan, grainOf, spanOf } from './health-period.ts';

const today = '2026-11-22';

test('a calendar period is compared with the whole one before it', () => {
  expect(spanOf('this_quarter', today)).toEqual({ from: '2026-10-01', until: '2026-11-23' });
  expect(comparedSpan('this_quarter', 'before', today)).toEqual({ from: '2026-07-01', until: '2026-10-01' });
  expect(comparedSpan('last_quarter', 'before', today)).toEqual({ from: '2026-04-01', until: '2026-07-01' });
  expect(comparedSpan('this_month', 'before', '2026-01-05')).toEqual({ from: '2025-12-01', until: '2026-01-01' });
  expect(comparedSpan('this_year', 'before', today)).toEqual({ from: '2025-01-01', until: '2026-01-01' });
});

test('a rolling period is compared with as many days before it', () => {
  expect(spanOf('last_30_days', today)).toEqual({ from: '2026-10-24', until: '2026-11-23' });
  expect(comparedSpan('last_30_days', 'before', today)).toEqual({ from: '2026-09-24', until: '2026-10-24' });
});

test('a year before is the same days a year earlier, also after a leap day; none is none', () => {
  expect(comparedSpan('this_quarter', 'year_before', today)).toEqual({ from: '2025-10-01', until: '2025-11-23' });
  expect(comparedSpan('this_month', 'year_before', '2028-02-28')).toEqual({ from: '2027-02-01', until: '2027-02-28' });
  expect(comparedSpan('this_quarter', 'none', today)).toBeNull();
});

test('a quarter is drawn by week from its first Monday on, a year by month, without gaps', () => {
  const quarter = spanOf('this_quarter', today);
  expect(grainOf(quarter)).toBe('week');
  expect(bucketsOf(quarter).slice(0, 2)).toEqual(['2026-09-28', '2026-10-05']);
  expect(bucketsOf(quarter)).toHaveLength(8);
  expect(bucketsOf(spanOf('last_12_months', today))).toEqual(['2025-12-01', ...Array.from({ length: 11 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}-01`)]);
});

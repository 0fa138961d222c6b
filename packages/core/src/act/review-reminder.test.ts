import { expect, test } from 'vitest';
import { reviewReminder, reviewSentence } from './review-reminder.ts';

test('a review is brought up on its day and each week after, and reaches further the longer it waits', () => {
  expect(reviewReminder('2026-11-20', '2026-11-19')).toBeUndefined();
  expect(reviewReminder('2026-11-20', '2026-11-20')).toEqual({ week: 0, tells: ['owner', 'deputy'] });
  expect(reviewReminder('2026-11-20', '2026-11-26')?.week).toBe(0);
  expect(reviewReminder('2026-11-20', '2026-11-27')).toEqual({ week: 1, tells: ['owner', 'deputy', 'leads'] });
  expect(reviewReminder('2026-11-20', '2026-12-11')).toEqual({ week: 3, tells: ['owner', 'deputy', 'leads', 'sponsor'] });
  expect([reviewSentence('2026-11-20', '2026-11-20'), reviewSentence('2026-11-20', '2026-11-21'), reviewSentence('2026-11-20', '2026-12-01')]).toEqual(['Its review is due today.', 'Its review has been due for a day.', 'Its review has been due for 11 days.']);
});

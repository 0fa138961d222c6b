import { expect, test } from 'vitest';
import { countFurther, readFeedbackSearch } from './feedback-search.ts';

test('an address edited by hand narrows by what is known and drops the rest', () => {
  expect(readFeedbackSearch({ kind: 'friction', channel: 'phone', from: '2026-02-31x', to: '2026-02-01', scoreFrom: 0, scoreTo: 'six', metric: 'nps', survey: 'x', unthemed: 1, q: 7, sentiment: 'cross' })).toEqual({
    channel: 'phone',
    to: '2026-02-01',
    scoreFrom: 0,
    metric: 'nps',
    unthemed: '1',
    q: '7',
  });
});

test('only what stands behind "More filters" counts as further', () => {
  expect(countFurther({ q: 'refund', kind: 'survey', unthemed: '1' })).toBe(0);
  expect(countFurther({ q: 'refund', channel: 'phone', scoreFrom: 0, survey: '019ab84f-5c00-718f-a2e7-52fb3d874a8c' })).toBe(3);
});

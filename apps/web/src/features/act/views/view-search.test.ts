import { expect, test } from 'vitest';
import { lostFilters, searchFrom, searchWords } from './view-search.ts';

test('a way of looking is kept as words, and found again from them', () => {
  const search = { show: 'all', theme: 'x', sort: 'deadline', status: 'blocked', words: 'late & bills' };
  expect(searchWords(search)).toBe('status=blocked&words=late+%26+bills&sort=deadline');
  expect(searchFrom(searchWords(search))).toEqual({ status: 'blocked', words: 'late & bills', sort: 'deadline' });
  expect(searchFrom('strange=1&owner=none')).toEqual({ owner: 'none' });
});

test('what is there no longer is said', () => {
  const owners = [{ value: 'a' }];
  expect(lostFilters({ status: 'asleep', origin: 'billing', owner: 'b', stage: 'moon' }, owners)).toEqual(['a status', 'a journey stage', 'an owner']);
  expect([lostFilters({ owner: 'none', status: 'open' }, owners), lostFilters({ owner: 'a' }, owners)]).toEqual([[], []]);
});

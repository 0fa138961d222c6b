import { expect, test } from 'vitest';
import { filtersOf, isNarrowed } from './words-search.ts';

const now = new Date('2026-11-20T10:00:00Z');

test('what stands in the address narrows the words; what nobody knows is left out', () => {
  expect(filtersOf({ channel: 'phone', felt: 'unknown', source: 'Shop', segment: 'Business', days: '30' }, now)).toEqual({ channel: 'phone', sentiment: 'unknown', source: 'Shop', segment: 'Business', from: '2026-10-21' });
  expect(filtersOf({ channel: 'pigeon', felt: 'furious', kind: 'friction-x', days: '-3', source: '' }, now)).toEqual({});
});

test('a list is narrowed as soon as one of them is set', () => {
  expect(isNarrowed({})).toBe(false);
  expect(isNarrowed({ segment: undefined, felt: 'negative' })).toBe(true);
});

import { expect, test } from 'vitest';
import { newId } from './new-id.ts';

test('ids made at one moment differ, and sort in the order they were made', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  const ids = Array.from({ length: 3000 }, () => newId(now));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});

test('an id says version 7, and a later moment sorts later', () => {
  const early = newId(new Date('2027-01-01T00:00:00Z'));
  const late = newId(new Date('2027-01-01T00:00:01Z'));
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(early < late).toBe(true);
});

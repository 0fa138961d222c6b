import { expect, test } from 'vitest';
import { isUndoable, splitRefusal, undoableUntil } from './theme-edits.ts';

const at = new Date('2026-11-01T10:00:00Z');

test('an edit can be undone for 30 days, once', () => {
  expect(undoableUntil(at).toISOString()).toBe('2026-12-01T10:00:00.000Z');
  expect(isUndoable({ at, undoneAt: null }, new Date('2026-12-01T10:00:00Z'))).toBe(true);
  expect(isUndoable({ at, undoneAt: null }, new Date('2026-12-01T10:00:01Z'))).toBe(false);
  expect(isUndoable({ at, undoneAt: at }, at)).toBe(false);
});

test('none or all of the texts are no split', () => {
  expect(splitRefusal(0, 9)).toContain('at least one');
  expect(splitRefusal(9, 9)).toContain('all the texts');
  expect(splitRefusal(8, 9)).toBeUndefined();
});

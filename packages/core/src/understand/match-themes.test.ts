import { expect, test } from 'vitest';
import { isDismissedAlready, matchThemes } from './match-themes.ts';

const set = (...texts: string[]) => new Set(texts);

test('a pattern found again keeps the id of the theme it shares its texts with', () => {
  const stored = [{ name: 'refunds', texts: set('a', 'b', 'c') }, { name: 'meters', texts: set('x', 'y', 'z') }];
  const found = [{ name: 0, texts: set('x', 'y', 'z', 'w') }, { name: 1, texts: set('a', 'b', 'q') }, { name: 2, texts: set('n', 'o') }];
  expect([...matchThemes(stored, found)].sort()).toEqual([[0, 'meters'], [1, 'refunds']]);
});

test('an id is never given twice: the larger overlap wins', () => {
  const stored = [{ name: 'old', texts: set('a', 'b', 'c', 'd') }];
  const found = [{ name: 0, texts: set('a') }, { name: 1, texts: set('b', 'c', 'd') }];
  expect([...matchThemes(stored, found)]).toEqual([[1, 'old']]);
});

test('a small overlap is no match', () => {
  expect(matchThemes([{ name: 'old', texts: set('a', 'b', 'c') }], [{ name: 0, texts: set('c', 'x', 'y') }]).size).toBe(0);
});

test('what a person called "not a theme" is not proposed again until it has tripled', () => {
  const dismissed = [set('a', 'b')];
  expect(isDismissedAlready(set('a', 'b', 'c'), dismissed)).toBe(true);
  expect(isDismissedAlready(set('a', 'b', 'c', 'd', 'e', 'f'), dismissed)).toBe(false);
  expect(isDismissedAlready(set('x', 'y'), dismissed)).toBe(false);
});

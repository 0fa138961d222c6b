import { expect, it } from 'vitest';
import { matchThemes } from './match-themes.ts';

it('gives each new theme the old one it shares most texts with, and no old one twice', () => {
  const old = ['a', 'a', 'a', 'a', 'b', 'b', 'b', undefined, undefined];
  expect([...matchThemes([0, 0, 0, 1, 1, 2, 2, 2, 3], old)]).toEqual([[0, 'a'], [2, 'b']]);
});

it('calls a theme new that took over only a sliver of an old one', () => {
  const old = [...Array.from({ length: 10 }, () => 'a'), ...Array.from({ length: 10 }, () => undefined)];
  const found = old.map((_, i) => (i < 8 ? undefined : 5));
  expect([...matchThemes(found, old)]).toEqual([]);
});

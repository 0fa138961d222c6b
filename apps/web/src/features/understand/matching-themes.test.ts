import { expect, test } from 'vitest';
import { matchingThemes } from './matching-themes.ts';

const theme = (id: string, title: string, groupTitle: string | null = null) => ({ id, title, groupTitle });
const themes = [theme('a', 'Refund emails arrive late', 'Refunds'), theme('b', 'Card payment taken twice', 'Refunds'), theme('c', 'Long wait on the phone')];

test('every word typed has to stand in the title or the group, however cut short', () => {
  expect(matchingThemes(themes, 'refund', new Set()).map((each) => each.id)).toEqual(['a', 'b']);
  expect(matchingThemes(themes, 'LATE ref', new Set()).map((each) => each.id)).toEqual(['a']);
  expect(matchingThemes(themes, 'refund phone', new Set())).toEqual([]);
});

test('nothing typed shows nothing, and the theme itself is never among them', () => {
  expect(matchingThemes(themes, '  ', new Set())).toEqual([]);
  expect(matchingThemes(themes, 'refund', new Set(['a'])).map((each) => each.id)).toEqual(['b']);
});

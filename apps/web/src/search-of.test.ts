import { expect, test } from 'vitest';
import { searchOf } from './search-of.ts';
import { searchText } from './search-text.ts';
import { searchWord } from './search-word.ts';

const read = searchOf({ words: searchText, look: searchWord(['dark', 'light']) });

test('an address keeps what a page knows and drops the rest', () => {
  expect(read({ words: 'refund', look: 'dark', utm: 'x' })).toEqual({ words: 'refund', look: 'dark' });
});

test('a figure in the address is a text like any other, and a list or an unknown word is none', () => {
  expect(read({ words: 42 })).toEqual({ words: '42' });
  expect(read({ words: ['a', 'b'], look: 'pink' })).toEqual({});
});

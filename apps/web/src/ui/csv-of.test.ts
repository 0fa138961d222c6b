import { expect, test } from 'vitest';
import { csvOf } from './csv-of.ts';

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(csvOf([['a,b', 'say "hi"', 'two\nlines']])).toBe('"a,b","say ""hi""","two\nlines"\r\n');
});

test('a text that a spreadsheet would run is made harmless, a figure stays a figure', () => {
  expect(csvOf([['=1+1', '＝1', '@x', '-4.2', '-x']])).toBe("'=1+1,'＝1,'@x,-4.2,'-x\r\n");
});

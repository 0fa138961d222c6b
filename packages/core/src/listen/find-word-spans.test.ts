import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { findWordSpans, searchedWords } from './find-word-spans.ts';

const held = (text: string, query: string) => findWordSpans(text, query).map(({ start, end }) => text.slice(start, end));

test('words are found by how they begin, whatever their case', () => {
  expect(held('My REFUNDS took weeks; the refund-email never came.', 'refund')).toEqual(['REFUNDS', 'refund']);
  expect(held('Nachzahlung über 100 € für Überweisung', 'über')).toEqual(['über', 'Überweisung']);
  expect(held('prefund', 'refund')).toEqual([]);
});

test('a search without words finds nothing', () => {
  expect(searchedWords(' %&! ')).toEqual([]);
  expect(held('anything', '…')).toEqual([]);
});

property.prop([fc.string(), fc.string()])('every span lies inside the text and holds a word', (text, query) => {
  for (const { start, end } of findWordSpans(text, query)) {
    expect(start >= 0 && end <= text.length && start < end).toBe(true);
    expect(text.slice(start, end)).toMatch(/^[\p{L}\p{N}]+$/u);
  }
});

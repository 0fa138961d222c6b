import { expect, test } from 'vitest';
import { paletteScore } from './palette-score.ts';

test('a name that begins as typed comes first, then its later words, then further words', () => {
  expect(paletteScore('Health', 'hea')).toBe(1);
  expect(paletteScore('All actions', 'act')).toBe(0.8);
  expect(paletteScore('Sign out', 'log', ['log out leave'])).toBe(0.5);
});

test('letters strewn over a name do not find it', () => {
  expect(paletteScore('Hand over: Refund emails arrive late', 'heal')).toBe(0);
});

test('every typed word has to be found', () => {
  expect(paletteScore('Mark done', 'mark d', ['Refund emails'])).toBe(1);
  expect(paletteScore('Mark done', 'done refund', ['Refund emails'])).toBe(0.5);
  expect(paletteScore('Mark done', 'done meter', ['Refund emails'])).toBe(0);
});

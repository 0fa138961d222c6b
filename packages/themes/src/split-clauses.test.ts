import { expect, it } from 'vitest';
import { normaliseText } from './normalise-text.ts';
import { splitClauses } from './split-clauses.ts';

it('splits a review into its points, with offsets into the original', () => {
  const text = 'The driver was friendly, but the parcel was soaking wet. Nobody answers the phone!';
  const clauses = splitClauses(text);
  expect(clauses.map((clause) => clause.text)).toEqual(['The driver was friendly,', 'but the parcel was soaking wet.', 'Nobody answers the phone!']);
  for (const clause of clauses) expect(text.slice(clause.start, clause.end)).toBe(clause.text);
});

it('keeps a short remark with its neighbour and finds nothing in an empty text', () => {
  expect(splitClauses('Great. The app is quick.')).toHaveLength(1);
  expect(splitClauses(' \n .. ')).toEqual([]);
  expect(splitClauses('Version 2.5 works')).toHaveLength(1);
});

it('finds no clause in what stands around the message, and keeps its places', () => {
  const text = 'Hi team,\n\n<p>The lift is broken</p> and I was charged twice.\n\nKind regards,\nAnna Example of Acme\nSent from my iPhone';
  expect(splitClauses(text).map(({ start, end }) => text.slice(start, end))).toEqual(['The lift is broken', 'and I was charged twice.']);
});

it('takes an "and" for a break only where something new begins', () => {
  expect(splitClauses('The bread and butter was stale')).toHaveLength(1);
  expect(splitClauses('The lift has been broken for days and my card was charged twice')).toHaveLength(2);
});

it.each(['.', ' ', '\n\t ', '<b x="', '<!--', '&amp', 'a@', 'Hi ', 'regards\n', '. regards. ', '>\n', '\n--\n', 'from: a\nsent: ', ' and i', ', ', 'x wrote: ', '!', 'www.', '😀'])('reads 50,000 characters of %j in one go, as any other text', { timeout: 30_000 }, (piece) => {
  const text = `${piece.repeat(50_000 / piece.length)} the lift is broken`;
  expect(normaliseText(text)).toContain('lift is broken');
  for (const { start, end } of splitClauses(text)) expect(text.slice(start, end).trim()).not.toBe('');
});

import { expect, test } from 'vitest';
import { chooseOwnPoints, firstNameOf, type SaidPoint } from './own-points.ts';

const now = new Date('2026-11-22T12:00:00Z');
const since = new Date('2026-09-01T00:00:00Z');
const text = 'The bill was late. Nobody rang me back.';
const point: SaidPoint = { feedbackId: 'f', text, themeId: 'bills', spanStart: 0, spanEnd: 18, occurredAt: new Date('2026-03-12T10:00:00Z'), receivedAt: new Date('2026-03-12T10:00:00Z') };
const choose = (points: SaidPoint[]) => chooseOwnPoints(points, new Set(['bills']), since, 'Europe/London', now);

test('an answered point is told in the words that made it, however long ago it was said', () => {
  expect(choose([point])).toEqual([{ themeId: 'bills', quote: 'The bill was late.', saidOn: '12 March' }]);
});

test('a point without an answer is named while it is new, and not dragged along for ever', () => {
  const other = { ...point, themeId: 'calls', spanStart: 19, spanEnd: 39 };
  expect(choose([other])).toEqual([]);
  expect(choose([{ ...other, receivedAt: new Date('2026-10-01T00:00:00Z') }])).toEqual([{ themeId: null, quote: 'Nobody rang me back.', saidOn: '12 March' }]);
});

test('the same words are not quoted twice', () => {
  const whole = { ...point, spanStart: null, spanEnd: null, receivedAt: now };
  expect(choose([whole, { ...whole, themeId: 'calls' }, { ...whole, themeId: null }])).toHaveLength(1);
});

test('an older year is written out', () => {
  expect(choose([{ ...point, occurredAt: new Date('2025-12-31T23:30:00Z') }])[0]?.saidOn).toBe('31 December 2025');
});

test('a person is greeted by their first name, or not at all', () => {
  expect([firstNameOf('Maria da Silva'), firstNameOf('  '), firstNameOf(null)]).toEqual(['Maria', undefined, undefined]);
});

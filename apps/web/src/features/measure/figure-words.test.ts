import { expect, test } from 'vitest';
import { basisWords, changeTone, changeWords, writeFigure } from './figure-words.ts';

const change = (value: number, isClear = true) => ({ value, low: value - 1, high: value + 1, isClear });

test('a figure is written as its unit asks', () => {
  expect([writeFigure(18.42, 'percent'), writeFigure(-12.4, 'points'), writeFigure(5.126, 'score')]).toEqual(['18.4 %', '−12', '5.13']);
});

test('a change is told in points only when it is clear', () => {
  expect(changeWords({ change: change(2.1), before: { n: 90, value: 16 }, unit: 'percent' })).toBe('+2.1 points');
  expect(changeWords({ change: change(-5), before: { n: 90, value: 46 }, unit: 'points' })).toBe('−5 points');
  expect(changeWords({ change: change(2, false), before: { n: 90, value: 16 }, unit: 'percent' })).toBe('no clear change');
  expect(changeWords({ change: null, before: { n: 4, value: null }, unit: 'percent' })).toBe('too few before to compare');
  expect(changeWords({ change: null, before: null, unit: 'percent' })).toBe('');
});

test('more repeat contact is worse, more first contact is better, an unclear change is neither', () => {
  expect(changeTone({ change: change(2), better: 'lower' })).toBe('worse');
  expect(changeTone({ change: change(2), better: 'higher' })).toBe('better');
  expect(changeTone({ change: change(2, false), better: 'higher' })).toBe('none');
});

test('a figure on few answers says how few', () => {
  expect(basisWords({ n: 12, value: null, low: null, high: null, unit: 'percent' })).toBe('Too few answers to say (12)');
  expect(basisWords({ n: 0, value: null, low: null, high: null, unit: 'percent' })).toBe('No data yet');
  expect(basisWords({ n: 1904, value: 41, low: 38, high: 44.4, unit: 'points' })).toBe('n = 1,904, 95 %: 38 to 44');
});

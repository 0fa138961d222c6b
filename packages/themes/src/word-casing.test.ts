import { expect, it } from 'vitest';
import { learnCasing, sentenceCase } from './word-casing.ts';

const texts = ['my card from Acme Bank is late', 'the people at Acme were kind', 'I use the SMS code', 'no SMS came for the code', 'the sms code is late', 'THE LIFT IS BROKEN AGAIN', 'Every Word Is Large Here', 'my iPhone app is slow', 'the iPhone app closes', 'nothing NOTHING works here'];
const casing = learnCasing(texts);

it('writes names and abbreviations as the collection does, and everything else small', () => {
  expect(sentenceCase('acme card', casing)).toBe('Acme card');
  expect(sentenceCase('late CARD from ACME', casing)).toBe('Late card from Acme');
  expect(sentenceCase('declined with Acme Pay Later plan', casing)).toBe('Declined with Acme Pay Later plan');
  expect(sentenceCase('sms Code', casing)).toBe('SMS code');
  expect(sentenceCase('iphone app', casing)).toBe('iPhone app'.replace(/^i/u, 'I'));
  expect(sentenceCase('slow IPHONE app', casing)).toBe('Slow iPhone app');
  expect(sentenceCase('LIFT IS BROKEN', casing)).toBe('Lift is broken');
});

it('knows the abbreviations everybody knows, and learns nothing from what is written large throughout', () => {
  expect(sentenceCase('wrong pin at atms', learnCasing([]))).toBe('Wrong PIN at ATMs');
  expect(casing.get('lift')).toBeUndefined();
  expect(casing.get('word')).toBeUndefined();
  expect(casing.get('nothing')).toBeUndefined();
});

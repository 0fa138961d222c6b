import { expect, test } from 'vitest';
import { tellingSentence, toldSentence } from './telling-words.ts';

test('everybody who said it is in one part of the sentence, the largest reason first', () => {
  expect(tellingSentence({ people: 212, mailable: 141, anonymous: 33, leftOut: [{ reason: 'unsubscribed', people: 38 }] })).toBe('212 people said it: 141 can be mailed, 38 unsubscribed, 33 anonymous.');
  expect(tellingSentence({ people: 1, mailable: 1, anonymous: 0, leftOut: [] })).toBe('1 person said it: 1 can be mailed.');
  expect(tellingSentence({ people: 0, mailable: 0, anonymous: 0, leftOut: [] })).toBe('Nobody is known to have said it.');
});

test('afterwards it says who was told and who was not, and why', () => {
  expect(toldSentence(1410, { anonymous: 33, leftOut: [{ reason: 'budget', people: 2 }] })).toBe('1,410 people were told. 35 were not: 33 anonymous, 2 budget.');
  expect(toldSentence(1, { anonymous: 0, leftOut: [] })).toBe('1 person was told.');
});

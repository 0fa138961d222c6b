import { expect, test } from 'vitest';
import { languageName, languageShare } from './language-share.ts';

test('languages the encoder does not know are told with their share, and nothing where there are none', () => {
  const english = { language: 'en', texts: 90, isKnown: true };
  expect(languageShare({ texts: 100, languages: [english, { language: null, texts: 10, isKnown: true }] })).toBeUndefined();
  expect(languageShare({ texts: 100, languages: [english, { language: 'de', texts: 8, isKnown: false }, { language: 'pl', texts: 2, isKnown: false }] })).toMatch(/^10 % of comments .* \(German 8, Polish 2\): /);
  expect(languageShare({ texts: 1000, languages: [{ language: 'en', texts: 999, isKnown: true }, { language: 'de', texts: 1, isKnown: false }] })).toMatch(/^Less than 1 %/);
  expect(languageName(null)).toBe('Not known');
});

import { describe, expect, test } from 'vitest';
import { surveyLanguages } from '../listen/survey-languages.ts';
import { publicPageWords } from './public-page-words.ts';
import { subscriptionPageWords } from './subscription-page-words.ts';

const flat = (words: object, before = ''): [string, string][] => Object.entries(words).flatMap(([name, value]: [string, unknown]): [string, string][] => (typeof value === 'string' ? [[`${before}${name}`, value]] : typeof value === 'object' && value !== null ? flat(value, `${before}${name}.`) : []));
const slots = (sentence: string) => [...sentence.matchAll(/\{[a-z]+\}/g)].map(([slot]) => slot).sort().join();
/** Arabic and Hebrew say one and two in words. */
const isCount = (name: string) => /^(themes|movedTimes)\./.test(name);

describe.each(surveyLanguages)('in %s', (language) => {
  test.each([['the public page', publicPageWords], ['a subscription', subscriptionPageWords]])('%s says everything, with the same slots as in English', (_, all) => {
    const [english, own] = [new Map(flat(all.en)), new Map(flat(all[language]))];
    expect([...own.keys()].filter((name) => !isCount(name))).toEqual([...english.keys()].filter((name) => !isCount(name)));
    for (const [name, sentence] of own) {
      expect([name, sentence.trim() === sentence && sentence !== '']).toEqual([name, true]);
      if (!isCount(name)) expect([name, slots(sentence)]).toEqual([name, slots(english.get(name) ?? '')]);
      if (language !== 'en' && sentence.length > 25) expect([name, sentence === english.get(name)]).toEqual([name, false]);
    }
  });
});

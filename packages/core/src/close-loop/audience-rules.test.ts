import { expect, test } from 'vitest';
import { audienceInput } from './audience-input.ts';
import { countRules, everybody, isInAudience, writeRules } from './audience-rules.ts';

const english = { ...everybody, languages: { is: 'in' as const, codes: ['en'] } };

test('without rules everybody is in the audience, and no yes is asked for', () => {
  expect([countRules(everybody), isInAudience(everybody, { others: true, hasSaidYes: false })]).toEqual([0, true]);
});

test('an explicit yes is asked besides all other rules, or instead of them, as was chosen', () => {
  const cases = [[true, true], [true, false], [false, true], [false, false]] as const;
  const judged = (match: 'all' | 'any') => cases.map(([others, hasSaidYes]) => isInAudience({ ...english, match, saidYes: true }, { others, hasSaidYes }));
  expect({ all: judged('all'), any: judged('any') }).toEqual({ all: [true, false, false, false], any: [true, true, true, false] });
  expect(cases.map(([others, hasSaidYes]) => isInAudience({ ...everybody, match: 'any', saidYes: true }, { others, hasSaidYes }))).toEqual([true, false, true, false]);
});

test('the same rules are the same text in whatever order their fields come', () => {
  const rules = { ...english, segments: { is: 'not_in' as const, names: ['Home'] }, themes: 'told' as const, withinDays: 90 };
  const { languages, segments, ...rest } = rules;
  const turned = { ...Object.fromEntries(Object.entries(rest).reverse()), segments: { names: segments.names, is: segments.is }, languages: { codes: languages.codes, is: languages.is } };
  expect(writeRules(audienceInput.parse(JSON.parse(writeRules(rules))))).toBe(writeRules(rules));
  expect([JSON.stringify(turned) === JSON.stringify(rules), writeRules({ ...everybody, ...turned }), writeRules({ ...rules, withinDays: 91 }) === writeRules(rules)]).toEqual([false, writeRules(rules), false]);
});

test('a rule that names nobody, or that Kept does not know, is refused', () => {
  for (const wrong of [{ segments: { is: 'in', names: [] } }, { languages: { is: 'in', codes: ['English'] } }, { themes: ['all'] }, { withinDays: 0 }, { match: 'none' }, { sql: '1=1' }]) expect(audienceInput.safeParse({ ...everybody, ...wrong }).success).toBe(false);
  expect(audienceInput.parse({ ...english, languages: { is: 'not_in', codes: ['DE'] }, themes: 'told', withinDays: 90 }).languages?.codes).toEqual(['de']);
});

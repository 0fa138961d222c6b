import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkSurvey } from './check-survey.ts';
import { hiddenProblem, pipeFields, readHiddenFields } from './hidden-fields.ts';
import { type SurveyDefinition, surveyDefinition } from './survey-definition.ts';
import { surveyLanguages } from './survey-languages.ts';
import { pageWords } from './survey-page-words.ts';
import { ratedQuestion, surveyTemplates, textQuestion } from './survey-templates.ts';
import { chooseLanguage, directionOf, fillWords } from './survey-words.ts';

const ends = { low: { en: 'low' }, high: { en: 'high' } };
const survey = (more: Partial<SurveyDefinition>): SurveyDefinition => ({ format: 'kept-survey-1', languages: ['en'], questions: [ratedQuestion('nps', 'score', { en: 'How likely?' }, ends)], hidden: [], ...more });
const sentences = (definition: SurveyDefinition) => checkSurvey(definition).map((problem) => problem.message);

describe('a survey to be published', () => {
  it.each(surveyTemplates)('the template “$name” can be published as it is', ({ definition }) => {
    expect(checkSurvey(definition)).toEqual([]);
    expect(surveyDefinition.parse(definition)).toEqual(definition);
  });

  it('says in a sentence what is missing, and where', () => {
    expect(checkSurvey(survey({ questions: [] }))).toEqual([{ pointer: '/questions', message: 'Add at least one question.' }]);
    expect(checkSurvey(survey({ languages: ['en', 'de'] }))[0]).toEqual({ pointer: '/questions/0/wording/de', message: 'Question 1 has no wording in German.' });
    expect(sentences(survey({ questions: [ratedQuestion('nps', 'a', { en: 'A' }, ends), ratedQuestion('nps', 'b', { en: 'B' }, ends)] }))).toEqual(['Question 2 measures NPS like question 1: each person would count twice. Choose another kind.']);
    expect(sentences(survey({ questions: [{ ...ratedQuestion('csat', 'a', { en: 'A' }, ends), kind: 'csat', scale: { min: 1, max: 50 } }] }))).toEqual(['Question 1 offers 50 scores; at most 11 can be offered.']);
    expect(sentences(survey({ questions: [{ kind: 'single', key: 'a', wording: { en: 'A' }, isRequired: true, showIf: [], options: [{ key: 'yes', label: { en: 'Yes' } }] }] }))).toEqual(['Question 1 offers fewer than two answers.']);
    expect(sentences(survey({ hidden: [{ name: 'score', fallback: {} }] }))).toEqual(['“score” means something else in a survey’s address. Choose another name.']);
  });

  it('refuses conditions that can never hold', () => {
    const after = textQuestion('why', { en: 'Why?' }, [{ question: 'score', test: 'at_least', value: 9 }, { question: 'score', test: 'at_most', value: 3 }]);
    expect(sentences(survey({ questions: [...survey({}).questions, after] }))).toEqual(['Question 2 can never be shown: its conditions contradict each other.']);
    const beyond = textQuestion('why', { en: 'Why?' }, [{ question: 'score', test: 'at_least', value: 11 }]);
    expect(sentences(survey({ questions: [...survey({}).questions, beyond] }))).toEqual(['Question 2 waits for 11, but question 1 goes from 0 to 10.']);
  });

  it('knows the hidden fields a wording names', () => {
    const asked = (en: string) => survey({ questions: [textQuestion('why', { en })], hidden: [{ name: 'order', fallback: { en: 'your order' } }] });
    expect(sentences(asked('How was {order}?'))).toEqual([]);
    expect(sentences(asked('How was {parcel}?'))).toEqual(['“How was {parcel}?” names a hidden field that does not exist: {parcel}.']);
    expect(sentences(asked('Were {order, plural, one {# parcel} other {# parcels}} fine?'))).toEqual([]);
    for (const wrong of ['How was {order?', 'How was {order, plural, one {x}}?', 'How was {order, date}?', "How was '{order}'?"]) expect(sentences(asked(wrong))[0]).toContain('braces that do not make a message');
    expect(sentences(asked('{order, select, a {fine} other {{parcel}}}'))[0]).toContain('{parcel}');
  });
});

describe('hidden fields', () => {
  const definition = survey({ hidden: [{ name: 'order', fallback: { en: 'your order' } }] });
  it('are kept where they are plain, left out with a sentence where they are not', () => {
    expect(readHiddenFields(definition, () => ' A-17 ')).toEqual({ fields: { order: 'A-17' }, refused: [] });
    expect(readHiddenFields(definition, (name) => (name === 'order' ? 'x'.repeat(101) : '1')).refused).toEqual(['“order” was left out: it is longer than 100 characters.']);
    for (const hostile of ['<script>alert(1)</script>', 'javascript:alert(1)', 'see https://evil.example', 'www.evil.example', '{order}', 'a\u202Eb', 'a\u0000b', 'a\r\nSet-Cookie: x']) expect([hostile, readHiddenFields(definition, () => hostile).fields]).toEqual([hostile, {}]);
  });

  it('are piped into wordings, with their fallback where there is none', () => {
    expect(pipeFields('How was {order}?', definition, 'en', { order: 'A-17' })).toBe('How was A-17?');
    expect(pipeFields('How was {order}?', definition, 'en', {})).toBe('How was your order?');
    expect(pipeFields('How was {toString}?', definition, 'en', {})).toBe('How was {toString}?');
    const parcels = 'Were your {order, plural, one {# parcel} other {# parcels}} fine?';
    expect([pipeFields(parcels, definition, 'en', { order: '1' }), pipeFields(parcels, definition, 'en', { order: '3' })]).toEqual(['Were your 1 parcel fine?', 'Were your 3 parcels fine?']);
    expect(pipeFields('{order, plural, one {# Paket} other {# Pakete}}', definition, 'de', { order: '1200' })).toBe('1.200 Pakete');
    expect(pipeFields('Were {order, plural, one {# parcel} other {# parcels}} fine?', definition, 'en', {})).toBe('Were your order parcels fine?');
    expect(pipeFields('{plan, select, pro {{order, plural, one {# call} other {# calls}}} other {calls}}', { ...definition, hidden: [...definition.hidden, { name: 'plan', fallback: {} }] }, 'en', { plan: 'pro', order: 'a few' })).toBe('a few calls');
    expect(pipeFields('Half {order', definition, 'en', {})).toBe('Half {order');
    expect(pipeFields('<b>{order}</b>', definition, 'en', { order: 'A' })).toBe('<b>A</b>');
    expect(pipeFields('{order}', definition, 'en', { order: '$& $1' })).toBe('$& $1');
  });

  property.prop([fc.string({ maxLength: 120, unit: 'binary' })])('nothing that is let through can be markup, a link or unseen', (value) => {
    const { fields } = readHiddenFields(definition, () => value);
    if (fields.order !== undefined) expect(fields.order).not.toMatch(/[<>{}`\\\p{Cc}\p{Cf}]|:\/\/|www\./iu);
    else if (value.normalize('NFKC').trim() !== '') expect(hiddenProblem(value.normalize('NFKC').trim())).toMatch(/\.$/);
  });
});

describe('languages', () => {
  it('are chosen by the link, then by the browser, then by the survey', () => {
    expect(chooseLanguage(['en', 'de', 'ar'], 'ar', 'de')).toBe('ar');
    expect(chooseLanguage(['en', 'de', 'ar'], '', 'fr-CH, en;q=0.7, de-AT;q=0.9')).toBe('de');
    expect(chooseLanguage(['de', 'en'], 'xx', '*')).toBe('de');
    expect(chooseLanguage(['en', 'de'], '', 'de;q=0, en;q=0.1')).toBe('en');
    expect(chooseLanguage(['en', 'de'], '', 'fr, de;q=0')).toBe('en');
    expect(surveyLanguages.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar', 'he']);
  });

  it.each(surveyLanguages)('in %s the page has every sentence, with the slots of the English one', (language) => {
    const slots = (sentence: string) => [...sentence.matchAll(/\{[a-z]+\}/g)].map(([slot]) => slot).sort();
    for (const [name, sentence] of Object.entries(pageWords.en)) {
      const own = Object.entries(pageWords[language]).find(([key]) => key === name)?.[1] ?? '';
      expect([name, own !== '', slots(own)]).toEqual([name, true, slots(sentence)]);
    }
    expect(fillWords(pageWords[language].outside, { min: '1', max: '5' })).not.toContain('{');
  });
});

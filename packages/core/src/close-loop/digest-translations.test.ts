import { expect, test } from 'vitest';
import { blockWordsIn, coverOf, openingWordsIn } from './digest-translations.ts';

const digest = { languages: ['en', 'de', 'ar'] as const, subject: 'News', intro: 'Hello.', correction: null, translations: { de: { subject: 'Neues', intro: '  ' } } };
const translated = { title: 'Bills come late', text: 'They come on the first.', translations: { de: { title: 'Rechnungen kommen spät', text: 'Sie kommen am Ersten.' } } };
const plain = { title: 'Nobody rings back', text: 'We will.', translations: {} };

test('each further language says how many of the texts it has, and which are missing by name', () => {
  expect(coverOf(digest, [translated, plain])).toEqual([
    { language: 'de', written: 2, texts: 4, missing: ['the opening', '“Nobody rings back”'] },
    { language: 'ar', written: 0, texts: 4, missing: ['the subject', 'the opening', '“Bills come late”', '“Nobody rings back”'] },
  ]);
});

test('a text that the first language does not have is missing in none', () => {
  expect(coverOf({ ...digest, subject: '', intro: '', languages: ['en', 'de'] }, [translated])).toEqual([{ language: 'de', written: 1, texts: 1, missing: [] }]);
});

test('a block is read in the reader’s own language, and otherwise in the first with its name', () => {
  expect(blockWordsIn(translated, 'de', 'en')).toEqual({ title: 'Rechnungen kommen spät', text: 'Sie kommen am Ersten.', language: 'de' });
  expect(blockWordsIn(translated, 'ar', 'en')).toEqual({ title: 'Bills come late', text: 'They come on the first.', language: 'en' });
  expect(blockWordsIn(translated, 'de', 'de').language).toBe('de');
  expect(blockWordsIn(translated, 'de', 'de').title).toBe('Bills come late');
});

test('an empty translation is none, and an opening the first language took out stays out', () => {
  expect(openingWordsIn(digest, 'de')).toEqual({ subject: { text: 'Neues', language: 'de' }, intro: { text: 'Hello.', language: 'en' }, correction: { text: '', language: 'en' } });
  expect(openingWordsIn({ ...digest, subject: '' }, 'de').subject.text).toBe('');
});

import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { z } from 'zod';

const one = z.enum(surveyLanguages, { error: 'Choose among the languages surveys speak.' });

/** A text on one line, as a subject or a title is. */
export const digestLine = z.string().trim().refine((text) => !/[\r\n\v\f\u0085\u2028\u2029]/u.test(text), 'Write it on one line.');
export const digestTitle = digestLine.min(1, 'Every block needs a title.').max(160, 'Keep titles under 160 characters.');
export const digestBlockText = z.string().trim().min(1, 'Say what customers should read here.').max(1500, 'Keep each text under 1,500 characters.');
export const digestSubjectLine = digestLine.max(150, 'Keep the subject under 150 characters.');
export const digestIntro = z.string().trim().max(2000, 'Keep the opening under 2,000 characters.');

/** The languages of a digest; the first is the one its own words are in. */
export const digestLanguages = z
  .array(one)
  .min(1, 'Choose at least one language.')
  .refine((languages) => new Set(languages).size === languages.length, 'Name each language once.')
  .describe('The languages it goes out in, the one its own words are in first');

/** A digest's own words in its further languages, one language at a time; null takes one back. */
export const openingTranslations = z.partialRecord(one, z.object({ subject: digestSubjectLine.optional(), intro: digestIntro.optional(), correction: z.string().trim().max(500, 'Keep it under 500 characters.').optional() }).nullable());

/** A block's words in its further languages, title and text together; null takes one back. */
export const blockTranslations = z.partialRecord(one, z.object({ title: digestTitle, text: digestBlockText }).nullable());

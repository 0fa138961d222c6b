import { type LoopKept, loopKeptAfterDays, writeLoopKept } from '@kept/core/close-loop/loop-kept.ts';
import { surveyLanguages } from '@kept/core/listen/survey-languages.ts';
import { blockKinds, journeyStages } from '@kept/core/vocabulary.ts';
import { z } from 'zod';
import type { PublicDigest } from './list-public-digests.ts';
import type { PublicTheme } from './list-public-themes.ts';
import { figureIn, type PublicVoice, wholeAddressOf, wordsIn } from './public-words.ts';

const count = z.int().nonnegative();
const publicFact = z.strictObject({
  id: z.uuid(),
  url: z.url(),
  answer: z.enum(blockKinds),
  stage: z.enum(journeyStages).nullable(),
  title: z.string(),
  words: z.string(),
  customers: count,
  /** Of what was done; everything else has `promisedFor` instead. */
  liveOn: z.string().nullable().optional(),
  promisedFor: z.string().nullable().optional(),
  dateMoved: count,
  evidence: z.string().nullable(),
  changedAt: z.iso.datetime(),
});

/** The shape of data.json, for programs of others: told in docs/public-data.md, where nothing is taken away or named anew without a word. */
export const publicFactsAnswer = z.strictObject({
  organisation: z.string(),
  language: z.enum(surveyLanguages),
  url: z.url(),
  loopKept: z.strictObject({ raised: count, answered: count, changed: count, confirmed: count, declined: count, unanswered: count, afterDays: count, definition: z.string(), sentence: z.string() }),
  themes: z.array(publicFact),
  digests: z.array(z.strictObject({ url: z.url(), subject: z.string(), subjectLanguage: z.enum(surveyLanguages), sentAt: z.iso.datetime(), isCorrection: z.boolean() })),
});

/** What the public page says, as data for whoever counts along; its sentences and written days are in the language it names. */
export function publicFacts(voice: PublicVoice, themes: readonly PublicTheme[], kept: LoopKept, digests: readonly PublicDigest[]): z.infer<typeof publicFactsAnswer> {
  const { language, organisationName } = voice;
  return {
    organisation: organisationName,
    language,
    url: wholeAddressOf(voice),
    loopKept: { ...kept, afterDays: loopKeptAfterDays, definition: 'A concern is one text and one thing it speaks about, raised more than afterDays days ago. Answered is changed plus declined; confirmed lies within changed.', sentence: writeLoopKept(kept, wordsIn(voice), (number) => figureIn(number, language)) },
    themes: themes.map(({ id, kind, stage, title, words, people, on, moves, evidence, changedAt }) => ({ id, url: wholeAddressOf(voice, `/themes/${id}`), answer: kind, stage, title, words, customers: people, ...(kind === 'did' ? { liveOn: on } : { promisedFor: on }), dateMoved: moves, evidence, changedAt: changedAt.toISOString() })),
    digests: digests.map(({ id, subject, subjectLanguage, sentAt, isCorrection }) => ({ url: wholeAddressOf(voice, `/digests/${id}`), subject, subjectLanguage, sentAt: sentAt.toISOString(), isCorrection })),
  };
}

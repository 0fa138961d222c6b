import { type LoopKept, loopKeptAfterDays, writeLoopKept } from '@kept/core/close-loop/loop-kept.ts';
import type { PublicDigest } from './list-public-digests.ts';
import type { PublicTheme } from './list-public-themes.ts';
import { figureIn, type PublicVoice, wholeAddressOf, wordsIn } from './public-words.ts';

/** What the public page says, as data for whoever counts along; its sentences and written days are in the language it names. */
export function publicFacts(voice: PublicVoice, themes: readonly PublicTheme[], kept: LoopKept, digests: readonly PublicDigest[]) {
  const { language, organisationName } = voice;
  return {
    organisation: organisationName,
    language,
    url: wholeAddressOf(voice),
    loopKept: { ...kept, afterDays: loopKeptAfterDays, definition: 'A concern is one text and one thing it speaks about, raised more than afterDays days ago. Answered is changed plus declined; confirmed lies within changed.', sentence: writeLoopKept(kept, wordsIn(voice), (count) => figureIn(count, language)) },
    themes: themes.map(({ id, kind, stage, title, words, people, on, moves, evidence, changedAt }) => ({ id, url: wholeAddressOf(voice, `/themes/${id}`), answer: kind, stage, title, words, customers: people, ...(kind === 'did' ? { liveOn: on } : { promisedFor: on }), dateMoved: moves, evidence, changedAt: changedAt.toISOString() })),
    digests: digests.map(({ id, subject, subjectLanguage, sentAt, isCorrection }) => ({ url: wholeAddressOf(voice, `/digests/${id}`), subject, subjectLanguage, sentAt: sentAt.toISOString(), isCorrection })),
  };
}

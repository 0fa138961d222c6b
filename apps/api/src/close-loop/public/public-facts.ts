import { type LoopKept, loopKeptAfterDays, writeLoopKept } from '@kept/core/close-loop/loop-kept.ts';
import type { Voice } from '../read-voice.ts';
import type { PublicDigest } from './list-public-digests.ts';
import type { PublicTheme } from './list-public-themes.ts';

/** What the public page says, as data for whoever counts along. */
export function publicFacts(voice: Voice, themes: readonly PublicTheme[], kept: LoopKept, digests: readonly PublicDigest[]) {
  return {
    organisation: voice.organisationName,
    url: voice.publicPageUrl,
    loopKept: { ...kept, afterDays: loopKeptAfterDays, definition: 'A concern is one text and one thing it speaks about, raised more than afterDays days ago. Answered is changed plus declined; confirmed lies within changed.', sentence: writeLoopKept(kept) },
    themes: themes.map(({ id, kind, stage, title, words, people, on, moves, evidence, changedAt }) => ({ id, url: `${voice.publicPageUrl}/themes/${id}`, answer: kind, stage, title, words, customers: people, ...(kind === 'did' ? { liveOn: on } : { promisedFor: on }), dateMoved: moves, evidence, changedAt: changedAt.toISOString() })),
    digests: digests.map(({ id, subject, sentAt, isCorrection }) => ({ url: `${voice.publicPageUrl}/digests/${id}`, subject, sentAt: sentAt.toISOString(), isCorrection })),
  };
}

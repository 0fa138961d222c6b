import type { ThemeStatus } from '../act/theme-status.ts';
import type { Ring } from '../act/ring.ts';
import { type DigestCadence, nextDigestOn as promisedOn } from '../digest-period.ts';
import type { SurveyLanguage } from '../listen/survey-languages.ts';
import { fillWords } from '../listen/survey-words.ts';
import { writeSurveyDay } from '../listen/write-survey-day.ts';
import type { FixAnswer } from '../vocabulary.ts';
import { type CustomerPageWords, customerPageWords } from './customer-page-words.ts';

/** What is happening to one point a customer made, in plain words of their language, as their receipt says it. */
export function receiptWords(theme: { readonly status: ThemeStatus; readonly deadlineOn: string | null } | null, nextDigestOn: string, today: string, language: SurveyLanguage): string {
  const words = customerPageWords[language];
  const dated = (sentence: string, day: string) => fillWords(sentence, { date: writeSurveyDay(language, day) });
  if (theme === null) return words.unthemed;
  const state = dated(words[sentenceOf[theme.status]], nextDigestOn);
  if (!isUnderWay(theme.status) || theme.deadlineOn === null) return state;
  return `${state} ${dated(theme.deadlineOn < today ? words.promisePassed : words.promised, theme.deadlineOn)}`;
}

const sentenceOf = {
  emerging: 'emerging', dismissed: 'putAside', merged: 'putAside', declined: 'declined', done: 'done', confirmed: 'confirmed',
  open: 'open', in_progress: 'working', blocked: 'waiting',
} as const satisfies Record<ThemeStatus, keyof CustomerPageWords>;

function isUnderWay(status: ThemeStatus): boolean {
  return status === 'open' || status === 'in_progress' || status === 'blocked';
}

/** What a customer reads when the day they were told has passed without an answer. */
export function passedWords(saidOn: string, { cadence, nextDigestOn }: { readonly cadence: DigestCadence; readonly nextDigestOn: string }, language: SurveyLanguage): string {
  return fillWords(customerPageWords[language].passed, { date: writeSurveyDay(language, promisedOn(saidOn, cadence)), next: writeSurveyDay(language, nextDigestOn) });
}

/** Says the ring in words of a customer's language, for those who do not see it. */
export function receiptRingWords(arcs: Ring, language: SurveyLanguage): string {
  const words = customerPageWords[language];
  const states = Object.values(arcs);
  const reached = states.filter((state) => state === 'on' || state === 'no').length;
  return fillWords(states.includes('late') ? words.ringLate : states.includes('no') ? words.ringNo : words.ring, { n: String(reached) });
}

/** What each answer to "did it fix it?" is called, in a customer's language. */
export function fixAnswerWordsIn(language: SurveyLanguage): Readonly<Record<FixAnswer, string>> {
  const { fixed, partly, notFixed, doNotKnow } = customerPageWords[language];
  return { fixed, partly, not_fixed: notFixed, do_not_know: doNotKnow };
}

/** What each answer to "did it fix it?" is called. */
export const fixAnswerWords = fixAnswerWordsIn('en');

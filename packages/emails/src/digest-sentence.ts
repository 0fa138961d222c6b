import { digestMailWords } from '@kept/core/close-loop/digest-mail-words.ts';
import { invitationWords } from '@kept/core/listen/invitation-words.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { fillWords } from '@kept/core/listen/survey-words.ts';
import { asSentence, countWord } from './count-words.ts';
import type { Digest, DigestBlock, DigestKind, DigestPerson } from './digest-shape.ts';
import { spelled } from './digest-words.ts';
import { cleanLine, cleanName } from './untrusted-text.ts';

/** How many of a reader's points, or of all themes, ended which way. */
export interface Tally { fixed: number; pending: number; declined: number }

/** Counts blocks by how they ended; points without a theme wait. */
export function tallyOf(blocks: readonly DigestBlock[], loose: number): Tally {
  const count = (kind: DigestKind) => blocks.filter((block) => block.kind === kind).length;
  return { fixed: count('did'), pending: count('working') + count('unanswered') + loose, declined: count('declined') };
}

function verdict(tally: Tally, language: SurveyLanguage): string {
  return language === 'en' ? englishVerdict(tally) : plainVerdict(tally, language);
}

/** English has words for all, both and neither; the other languages give each number with its form. */
function englishVerdict({ fixed, pending, declined }: Tally): string {
  const total = fixed + pending + declined;
  const all = total === 2 ? 'Both' : `All ${countWord(total)}`;
  if (fixed === total) return total === 1 ? 'It is fixed.' : `${all} are fixed.`;
  if (pending === total) return total === 1 ? 'It is not fixed yet.' : `${total === 2 ? 'Neither' : 'None of them'} is fixed yet.`;
  if (declined === total) return `We decided not to change ${total === 1 ? 'it' : total === 2 ? 'either' : 'them'}, and say why.`;
  return plainVerdict({ fixed, pending, declined }, 'en');
}

function plainVerdict({ fixed, pending, declined }: Tally, language: SurveyLanguage): string {
  const words = digestMailWords[language];
  const parts = [fixed > 0 && spelled(words.fixed, fixed, language), pending > 0 && spelled(words.pending, pending, language), declined > 0 && spelled(words.refused, declined, language)].filter((part) => typeof part === 'string');
  return `${capital(parts.join(language === 'ar' ? '، ' : ', '), language)}.`;
}

function capital(text: string, language: SurveyLanguage): string {
  return language === 'en' ? asSentence(text) : text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

function greeted(person: DigestPerson, sentence: string, language: SurveyLanguage): string {
  const name = cleanName(person.firstName);
  return name === undefined ? capital(sentence, language) : fillWords(invitationWords[language].toName, { name, sentence });
}

function became(total: number, hasOthers: boolean, language: SurveyLanguage): string {
  const words = digestMailWords[language];
  if (language !== 'en') return hasOthers ? words.becameAll : words.became;
  const whole = total === 1 ? 'it' : total === 2 ? 'both' : 'each of them';
  return `Here is what happened to ${whole}${hasOthers ? ', and to what others said' : ''}.`;
}

function ownSentence(person: DigestPerson, tally: Tally, hasOthers: boolean, language: SurveyLanguage): string {
  const total = tally.fixed + tally.pending + tally.declined;
  const when = person.saidWhen === undefined || language !== 'en' ? '' : `${cleanLine(person.saidWhen, 40)} `;
  return [greeted(person, `${when}${spelled(digestMailWords[language].told, total, language)}`, language), verdict(tally, language), became(total, hasOthers, language)].join(' ');
}

function othersSentence(person: DigestPerson, tally: Tally, language: SurveyLanguage): string {
  const words = digestMailWords[language];
  const total = tally.fixed + tally.pending + tally.declined;
  return total === 0 ? greeted(person, words.nothingNew, language) : [greeted(person, spelled(words.customersTold, total, language), language), verdict(tally, language)].join(' ');
}

/** The first thing a reader reads: what they said and what became of it, in numbers; a correction says first that it is one. */
export function digestSentence(digest: Digest, person: DigestPerson, own: Tally, hasOthers: boolean): string {
  const language = digest.language ?? 'en';
  if (digest.correction !== undefined) return greeted(person, digestMailWords[language].corrects, language);
  return own.fixed + own.pending + own.declined > 0 ? ownSentence(person, own, hasOthers, language) : othersSentence(person, tallyOf(digest.blocks, 0), language);
}

/** The subject this reader sees: the organisation's own, or one that counts what they said. */
export function digestSubject(digest: Digest, total: number): string {
  const language = digest.language ?? 'en';
  const words = digestMailWords[language];
  const subject = digest.subject ?? (total === 0 ? fillWords(words.subject, { period: cleanLine(digest.periodLabel, 60) }) : spelled(words.ownSubject, total, language));
  return digest.correction === undefined ? subject : fillWords(words.correctionSubject, { subject });
}

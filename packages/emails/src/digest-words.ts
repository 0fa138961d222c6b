import { type DigestMailWords, digestMailWords, type NumberForms } from '@kept/core/close-loop/digest-mail-words.ts';
import { customerPageWords } from '@kept/core/close-loop/customer-page-words.ts';
import { noticeWords } from '@kept/core/close-loop/notice-words.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { directionOf, fillWords } from '@kept/core/listen/survey-words.ts';
import { countWord } from './count-words.ts';
import type { Digest, DigestBlock, DigestSection, OwnPoint } from './digest-shape.ts';
import type { Direction } from './theme.ts';
import { cleanLine, cleanName } from './untrusted-text.ts';

/** One formatter for each language, made when it is first asked for: making one takes longer than writing a mail's words with it. */
function perLanguage<Form>(make: (locale: string) => Form): (language: SurveyLanguage) => Form {
  const made = new Map<SurveyLanguage, Form>();
  return (language) => {
    const form = made.get(language) ?? make(language === 'en' ? 'en-GB' : language);
    made.set(language, form);
    return form;
  };
}

const figuresIn = perLanguage((locale) => new Intl.NumberFormat(locale));
const rulesIn = perLanguage((locale) => new Intl.PluralRules(locale));
const namesIn = perLanguage((locale) => new Intl.DisplayNames([locale], { type: 'language' }));

/** What the digest says by itself, in its language. */
export function wordsOf({ language = 'en' }: Pick<Digest, 'language'>): DigestMailWords {
  return digestMailWords[language];
}

/** Which way the mail is laid out. */
export function sideOf({ language = 'en', dir }: Pick<Digest, 'language' | 'dir'>): Direction {
  return dir ?? directionOf(language);
}

/** A number as readers of a language write it. */
export function figure(number: number, language: SurveyLanguage = 'en'): string {
  return figuresIn(language).format(number);
}

/** The form of a sentence that goes with a number; the number is written `as` told, in figures otherwise. */
export function counted(forms: NumberForms, number: number, language: SurveyLanguage = 'en', as = figure(number, language)): string {
  return fillWords(forms[rulesIn(language).select(number)] ?? forms.other, { n: as });
}

/** The same inside a sentence: English writes small numbers as words. */
export function spelled(forms: NumberForms, number: number, language: SurveyLanguage = 'en'): string {
  return counted(forms, number, language, language === 'en' ? countWord(number) : figure(number, language));
}

/** The heading over the blocks of one kind; "also" when the reader's own points came first. */
export function sectionHeading({ kind, also }: Pick<DigestSection, 'kind' | 'also'>, digest: Pick<Digest, 'language'>): string {
  const words = wordsOf(digest);
  return also && kind === 'did' ? words.alsoDid : words.section[kind];
}

function toldWords(people: number, own: boolean, language: SurveyLanguage): string {
  if (!own) return counted(digestMailWords[language].customers, people, language);
  const { other, others } = noticeWords[language];
  return people < 2 ? '' : people === 2 ? other : fillWords(others, { n: figure(people - 1, language) });
}

/** A proof as a digest keeps it, for readers of a language. A sentence of the organisation's own stays. */
export function proofWords(evidence: string, language: SurveyLanguage): string {
  const kept = digestMailWords.en.proof;
  const known = evidence === kept.customers ? 'customers' : evidence === kept.data ? 'data' : undefined;
  return known === undefined ? cleanLine(evidence, 300) : digestMailWords[language].proof[known];
}

/** The facts under an answer: how many said it (the reader among them when it is their own), since when it is live, who looked after it, the proof. */
export function blockFacts(block: DigestBlock, own: boolean, digest: Pick<Digest, 'language'>): string {
  const language = digest.language ?? 'en';
  const words = wordsOf(digest);
  const owner = cleanName(block.ownerName);
  const approver = block.kind === 'declined' ? cleanName(block.approverName) : undefined;
  const facts = [
    block.people === undefined || block.people < 1 ? '' : toldWords(block.people, own, language),
    block.liveOn === undefined ? '' : fillWords(noticeWords[language].live, { date: cleanLine(block.liveOn, 40) }),
    owner === undefined ? '' : fillWords(words.owner[block.kind], { owner }),
    approver === undefined ? '' : fillWords(words.approver, { approver }),
    block.evidence === undefined ? '' : proofWords(block.evidence, language),
  ];
  return facts.filter((fact) => fact !== '').join(' ');
}

/** "You, on 12 March": who said it, as the reader would say it. */
export function saidBy(point: Pick<OwnPoint, 'saidOn'>, { language = 'en' }: Pick<Digest, 'language'>): string {
  return fillWords(customerPageWords[language].youOn, { date: cleanLine(point.saidOn, 40) });
}

/** The line about what did not fit, or nothing. */
export function leftOutWords(count: number, where: 'own' | 'public', digest: Pick<Digest, 'language'>): string {
  const words = wordsOf(digest);
  return count === 0 ? '' : spelled(where === 'own' ? words.moreOwn : words.morePublic, count, digest.language);
}

/** Loop kept as a sentence with its denominator, or nothing when the organisation has not counted yet. */
export function loopKeptWords({ loopKept: kept, language = 'en' }: Pick<Digest, 'loopKept' | 'language'>): string {
  if (kept === undefined) return '';
  const [raised, answered, changed, unanswered] = [kept.raised, kept.answered, kept.changed, kept.raised - kept.answered].map((number) => figure(number, language));
  if (language !== 'en') return fillWords(digestMailWords[language].kept, { raised: raised ?? '', answered: answered ?? '', changed: changed ?? '', unanswered: unanswered ?? '' });
  return `Of ${raised} things customers raised more than 90 days ago we answered ${answered} and changed ${changed}; ${unanswered} ${kept.raised - kept.answered === 1 ? 'is' : 'are'} not answered yet.`;
}

/** "Not yet in German; this is English", in the reader's language: a text that falls back says so. */
export function fallbackWords(shown: SurveyLanguage, { language = 'en' }: Pick<Digest, 'language'>): string {
  const names = namesIn(language);
  return fillWords(digestMailWords[language].fallback, { wanted: names.of(language) ?? language, shown: names.of(shown) ?? shown });
}

import type { SurveyLanguage } from '../listen/survey-languages.ts';

/** A digest's own words in one of its further languages; what is missing falls back to the first. */
export interface OpeningTranslation {
  readonly subject?: string;
  readonly intro?: string;
  readonly correction?: string;
}

/** One block's words in one further language. Both or none: a title in one language over a text in another helps nobody. */
export interface BlockTranslation {
  readonly title: string;
  readonly text: string;
}

export type OpeningTranslations = Partial<Record<SurveyLanguage, OpeningTranslation>>;
export type BlockTranslations = Partial<Record<SurveyLanguage, BlockTranslation>>;

/** The words of a digest that can stand in several languages. */
export interface TranslatableDigest {
  readonly languages: readonly SurveyLanguage[];
  readonly subject: string;
  readonly intro: string;
  readonly correction: string | null;
  readonly translations: OpeningTranslations;
}

/** How far a digest speaks one of its further languages. */
export interface LanguageCover {
  readonly language: SurveyLanguage;
  readonly written: number;
  readonly texts: number;
  /** What still stands in the first language, by the names its composer knows. */
  readonly missing: readonly string[];
}

/** How many of a digest's texts each further language has. A text that is empty in the first language needs no other. */
export function coverOf(digest: TranslatableDigest, blocks: readonly { readonly title: string; readonly translations: BlockTranslations }[]): LanguageCover[] {
  return digest.languages.slice(1).map((language) => {
    const own = digest.translations[language];
    const texts = [
      ...(digest.subject === '' ? [] : [{ name: 'the subject', isWritten: isWritten(own?.subject) }]),
      ...(digest.intro === '' ? [] : [{ name: 'the opening', isWritten: isWritten(own?.intro) }]),
      ...(digest.correction === null ? [] : [{ name: 'what was wrong', isWritten: isWritten(own?.correction) }]),
      ...blocks.map(({ title, translations }) => ({ name: `“${title}”`, isWritten: translations[language] !== undefined })),
    ];
    return { language, written: texts.filter((each) => each.isWritten).length, texts: texts.length, missing: texts.flatMap((each) => (each.isWritten ? [] : [each.name])) };
  });
}

/** What readers of a language see in the first one instead, in a sentence; empty when nothing. */
export function coverSentence({ language, missing }: Pick<LanguageCover, 'language' | 'missing'>, first: SurveyLanguage): string {
  if (missing.length === 0) return '';
  const named = missing.slice(0, 4);
  const rest = missing.length - named.length;
  const list = new Intl.ListFormat('en-GB').format(rest === 0 ? named : [...named, `${rest} more`]);
  return `Readers of ${englishNameOf(language)} see ${list} in ${englishNameOf(first)}, and are told so.`;
}

function englishNameOf(language: SurveyLanguage): string {
  return new Intl.DisplayNames(['en-GB'], { type: 'language' }).of(language) ?? language;
}

/** The block's words for a reader of a language, and which language they are in: their own, or visibly the digest's first. */
export function blockWordsIn(block: { readonly title: string; readonly text: string; readonly translations: BlockTranslations }, language: SurveyLanguage, first: SurveyLanguage): BlockTranslation & { readonly language: SurveyLanguage } {
  const own = language === first ? undefined : block.translations[language];
  return own === undefined ? { title: block.title, text: block.text, language: first } : { ...own, language };
}

/** The digest's own words for a reader of a language, each with the language it is in. */
export function openingWordsIn(digest: TranslatableDigest, language: SurveyLanguage): Record<'subject' | 'intro' | 'correction', { readonly text: string; readonly language: SurveyLanguage }> {
  const first = digest.languages[0] ?? 'en';
  const own = language === first ? undefined : digest.translations[language];
  const choose = (part: 'subject' | 'intro' | 'correction') => {
    const text = own?.[part];
    return text !== undefined && isWritten(text) && isWritten(digest[part] ?? '') ? { text, language } : { text: digest[part] ?? '', language: first };
  };
  return { subject: choose('subject'), intro: choose('intro'), correction: choose('correction') };
}

function isWritten(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

import { detectLanguage } from './detect-language.ts';

const SAMPLE = 300;
/** Fewer foreign texts than this share are stray ones: titles are read as English, and nothing is looked up text by text. */
const STRAY = 0.05;

/**
 * The language a text's title words are looked up in; undefined for English. Where most texts of a collection are in one other language,
 * those that are too short to tell are taken for it.
 */
export function titleLanguages(texts: readonly string[]): (text: string) => string | undefined {
  const step = Math.max(1, Math.floor(texts.length / SAMPLE));
  const told = texts.filter((_, at) => at % step === 0).flatMap((text) => detectLanguage(text) ?? []);
  const foreign = told.filter((language) => language !== 'en');
  if (foreign.length <= STRAY * told.length) return () => undefined;
  const [main] = [...Map.groupBy(told, (language) => language)].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1));
  const usual = main !== undefined && main[0] !== 'en' && 2 * main[1].length > told.length ? main[0] : 'en';
  return (text) => {
    const language = detectLanguage(text) ?? usual;
    return language === 'en' ? undefined : language;
  };
}

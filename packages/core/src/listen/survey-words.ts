import type { SurveyLanguage } from './survey-languages.ts';
import { pageWords } from './survey-page-words.ts';

/** Everything a survey's page says by itself, in one language; {slots} are filled with figures and dates. */
export type PageWords = (typeof pageWords)['en'];

/** What the page says by itself, in one language. */
export function pageWordsIn(language: SurveyLanguage): PageWords {
  return pageWords[language];
}

/** Fills the slots of a sentence of the page. */
export function fillWords(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{([a-z]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Which way a language is written. */
export function directionOf(language: SurveyLanguage): 'ltr' | 'rtl' {
  return language === 'ar' || language === 'he' ? 'rtl' : 'ltr';
}

/** A language by its own name, as its readers look for it: Deutsch. */
export function ownNameOf(language: SurveyLanguage): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}

/** The first wanted language among those offered: what is known of the reader, the surest first, then what the browser asks for (RFC 9110 quality values), then the first offered. */
export function chooseLanguage(offered: readonly SurveyLanguage[], wanted: string | readonly string[], acceptLanguage: string): SurveyLanguage {
  const asked = acceptLanguage.slice(0, 500).split(',').map((part, place) => {
    const [tag = '', ...rest] = part.split(';');
    const quality = Number(/q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? '1');
    return { tag: tag.trim(), quality: Number.isFinite(quality) ? quality : 0, place };
  });
  const ordered = asked.filter((one) => one.quality > 0).sort((one, other) => other.quality - one.quality || one.place - other.place);
  for (const tag of [wanted, ordered.map((one) => one.tag)].flat()) {
    const main = tag.toLowerCase().split(/[-_]/)[0] === 'iw' ? 'he' : tag.toLowerCase().split(/[-_]/)[0];
    const found = offered.find((language) => language === main);
    if (found !== undefined) return found;
  }
  return offered[0] ?? 'en';
}

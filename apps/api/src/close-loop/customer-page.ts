import type { Accent } from '@kept/core/organisation/accent.ts';
import { surveyLanguages, type SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { directionOf, ownNameOf, pageWordsIn } from '@kept/core/listen/survey-words.ts';
import { html } from 'hono/html';
import { type Html, page, type PageLogo } from '../http/page.ts';

/** In whose name and colour and in which language a page speaks to a customer. */
export interface PageVoice {
  readonly organisationName: string;
  readonly language: SurveyLanguage;
  readonly accent?: Accent | undefined;
  readonly logo?: PageLogo | undefined;
}

/** A page behind a customer's mail, in their language and direction, with a way to every other language. `query` is what a change of language takes along. */
export function customerPage({ organisationName, language, accent, logo }: PageVoice, { title, body, hasError = false, query = {}, script }: { title: string; body: Html; hasError?: boolean; query?: Readonly<Record<string, string>>; script?: string }): Html {
  return page({ title, organisationName, accent, logo, language, direction: directionOf(language), errorWord: hasError ? pageWordsIn(language).error : undefined, ...(script === undefined ? {} : { script }), body: html`${body}${languageLinks(language, query)}` });
}

/** The way to the same page in every other language. */
export function languageLinks(language: SurveyLanguage, query: Readonly<Record<string, string>> = {}): Html {
  const links = surveyLanguages.map((one) => html`<a href="?${new URLSearchParams({ ...query, lang: one }).toString()}" lang="${one}" dir="${directionOf(one)}" hreflang="${one}"${one === language ? html` aria-current="true"` : ''}>${ownNameOf(one)}</a>`);
  return html`<nav class="languages" aria-label="${pageWordsIn(language).language}">${links}</nav>`;
}

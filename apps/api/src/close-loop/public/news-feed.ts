import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { fillWords } from '@kept/core/listen/survey-words.ts';
import { html } from 'hono/html';
import type { Html } from '../../http/page.ts';
import type { PublicTheme } from './list-public-themes.ts';
import type { PublicDigest } from './list-public-digests.ts';
import { headingOf, type PublicVoice, wholeAddressOf, wordsIn } from './public-words.ts';

const mostEntries = 50;
// XML 1.0 has no way to write these, not even as an entity.
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

interface Entry {
  readonly id: string;
  readonly title: string;
  /** What the title is written in, where that is known. */
  readonly language?: SurveyLanguage;
  readonly url: string;
  readonly at: Date;
  readonly words: string;
}

/** News as an Atom feed (RFC 4287), the newest fifty: every change of an answer is an entry of its own, and every digest. Ids stay when a domain comes or goes, and in every language, so that no reader shows old news again. */
export function newsFeed(voice: PublicVoice, themes: readonly PublicTheme[], digests: readonly PublicDigest[]): Html {
  const own = wordsIn(voice);
  const entries: Entry[] = [
    ...themes.map((theme) => ({ id: `urn:uuid:${theme.id}#${theme.kind}-${theme.resolutionNumber}`, title: `${headingOf(theme.kind, voice.language)}: ${theme.title}`, url: wholeAddressOf(voice, `/themes/${theme.id}`), at: theme.changedAt, words: theme.words })),
    ...digests.map(({ id, subject, subjectLanguage, sentAt }) => ({ id: `urn:uuid:${id}`, title: subject, language: subjectLanguage, url: wholeAddressOf(voice, `/digests/${id}`), at: sentAt, words: fillWords(own.digestOf, { organisation: voice.organisationName }) })),
  ];
  const newest = entries.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1)).slice(0, mostEntries);
  const clean = (words: string) => words.replace(unwritable, '');
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${voice.language}"><id>${voice.lastingUrl}</id><title>${clean(voice.organisationName)}: ${feedTitle(voice)}</title><author><name>${clean(voice.organisationName)}</name></author>
<link rel="alternate" type="text/html" hreflang="${voice.language}" href="${wholeAddressOf(voice)}"/><link rel="self" type="application/atom+xml" href="${wholeAddressOf(voice, '/feed.atom')}"/><updated>${(newest[0]?.at ?? new Date(0)).toISOString()}</updated>
${newest.map(({ id, title, language = voice.language, url, at, words }) => html`<entry><id>${id}</id><title${language === voice.language ? '' : html` xml:lang="${language}"`}>${clean(title)}</title><link rel="alternate" type="text/html" href="${url}"/><updated>${at.toISOString()}</updated><content type="text">${clean(words)}</content></entry>
`)}</feed>`;
}

function feedTitle(voice: PublicVoice): string {
  const { title } = wordsIn(voice);
  return voice.language === 'en' ? title.toLowerCase() : title;
}

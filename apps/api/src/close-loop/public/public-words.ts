import type { PublicPageWords } from '@kept/core/close-loop/public-page-words.ts';
import { publicPageWords } from '@kept/core/close-loop/public-page-words.ts';
import { digestMailWords } from '@kept/core/close-loop/digest-mail-words.ts';
import { noticeWords } from '@kept/core/close-loop/notice-words.ts';
import { receiptRingWords } from '@kept/core/close-loop/receipt-words.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { fillWords } from '@kept/core/listen/survey-words.ts';
import type { BlockKind } from '@kept/core/vocabulary.ts';
import { counted, figure } from '@kept/emails/digest-words.ts';
import { html } from 'hono/html';
import type { Html } from '../../http/page.ts';
import { ringMark } from '../../http/ring-mark.ts';
import type { Voice } from '../read-voice.ts';
import type { PublicTheme } from './list-public-themes.ts';
import type { PublicQuote } from './read-public-quotes.ts';

/** The whole answer stands on the theme's own page. */
const longestWords = 280;

/** As whom, and in which language, an organisation speaks to everybody. */
export interface PublicVoice extends Voice {
  readonly language: SurveyLanguage;
  /** Whether the address asked for the language; what the page leads to is then asked for in it too. */
  readonly isAsked: boolean;
}

type Named = Pick<PublicVoice, 'slug' | 'isAtDomain' | 'language' | 'isAsked'>;

/** What the organisation's pages say by themselves. */
export function wordsIn({ language }: Pick<PublicVoice, 'language'>): PublicPageWords {
  return publicPageWords[language];
}

/** How the four kinds of answers are called. */
export function headingOf(kind: BlockKind, language: SurveyLanguage): string {
  return digestMailWords[language].section[kind];
}

/** An address among an organisation's pages, without its slug under its own domain; a language that was asked for goes along. */
export function addressOf({ slug, isAtDomain, language, isAsked }: Named, path = '', query: Readonly<Record<string, string>> = {}): string {
  const whole = `${isAtDomain ? '' : `/o/${slug}`}${path}`;
  return `${whole === '' ? '/' : whole}${queryOf({ ...query, ...(isAsked ? { lang: language } : {}) })}`;
}

/** The same for programs, which are asked for no language: it is named wherever it is not English. */
export function sourceOf(named: Named, path: string): string {
  return addressOf({ ...named, isAsked: named.language !== 'en' }, path);
}

/** The address that stays right wherever it is read, in the language it was asked for in. */
export function wholeAddressOf({ publicPageUrl, language, isAsked }: PublicVoice, path = ''): string {
  return `${publicPageUrl}${path}${queryOf(isAsked ? { lang: language } : {})}`;
}

function queryOf(query: Readonly<Record<string, string>>): string {
  const asked = new URLSearchParams(query).toString();
  return asked === '' ? '' : `?${asked}`;
}

/** Lets feed readers find the news of a page, and whoever searches the web the one address it has in its language. */
export function newsLink(voice: PublicVoice, path = ''): Html {
  return html`<link rel="canonical" href="${wholeAddressOf(voice, path)}"><link rel="alternate" type="application/atom+xml" title="${wordsIn(voice).title}" hreflang="${voice.language}" href="${sourceOf(voice, '/feed.atom')}">`;
}

/** What can be counted and dated about a theme, as sentences. */
export function factsOf(theme: PublicTheme, language: SurveyLanguage): readonly string[] {
  const words = publicPageWords[language];
  const day = theme.on === null ? '' : fillWords(theme.kind === 'did' ? noticeWords[language].live : words.promised, { date: theme.on });
  return [counted(digestMailWords[language].customers, theme.people, language), day, movesWords(theme.moves, language), theme.evidence ?? ''].filter((fact) => fact !== '');
}

function movesWords(moves: number, language: SurveyLanguage): string {
  const { movedOnce, movedTwice, movedTimes } = publicPageWords[language];
  if (moves === 0) return '';
  return moves === 1 ? movedOnce : moves === 2 ? movedTwice : counted(movedTimes, moves, language);
}

/** The ring of a theme, said in the page's language. */
export function ringIn({ ring }: PublicTheme, language: SurveyLanguage): Html {
  return ringMark(ring, receiptRingWords(ring, language));
}

/** One theme in a list: its ring, what a customer said, the answer, the facts. What people wrote stays as they wrote it. */
export function themeEntry(named: Named, theme: PublicTheme, quote: PublicQuote | undefined): Html {
  return html`<section id="t-${theme.id}"><h3 class="ringed">${ringIn(theme, named.language)}<a href="${addressOf(named, `/themes/${theme.id}`)}" dir="auto">${theme.title}</a></h3>${quoteEntry(quote)}
<div${theme.kind === 'did' ? html` class="did"` : ''} dir="auto">${shortened(theme.words)}</div><p class="tiny">${factsOf(theme, named.language).join(' ')}</p></section>`;
}

/** What a customer said, where there is something. */
export function quoteEntry(quote: PublicQuote | undefined): Html | '' {
  return quote === undefined ? '' : html`<p class="said" dir="auto"${quote.language === undefined ? '' : html` lang="${quote.language}"`}>“${quote.text}”</p>`;
}

/** A number as the page's readers write it. */
export function figureIn(number: number, language: SurveyLanguage): string {
  return figure(number, language);
}

function shortened(words: string): string {
  if (words.length <= longestWords) return words;
  const cut = words.slice(0, longestWords);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestWords / 2)).trimEnd()} …`;
}

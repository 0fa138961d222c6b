import type { BlockKind, JourneyStage } from '@kept/core/vocabulary.ts';
import { html } from 'hono/html';
import type { Html } from '../../http/page.ts';
import { ringMark } from '../../http/ring-mark.ts';
import type { Voice } from '../read-voice.ts';
import type { PublicTheme } from './list-public-themes.ts';

export const headings = { did: 'We did', working: 'We are working on', declined: 'We decided not to', unanswered: 'Not answered yet' } as const satisfies Record<BlockKind, string>;
export const stageWords = { discover: 'Finding us', join: 'Joining', set_up: 'Setting up', use: 'Using it', pay: 'Paying', get_help: 'Getting help', change: 'Changing something', leave: 'Leaving' } as const satisfies Record<JourneyStage, string>;
export const figures = new Intl.NumberFormat('en-GB');
/** The whole answer stands on the theme's own page. */
const longestWords = 400;

type Named = Pick<Voice, 'slug' | 'isAtDomain'>;

/** What stands before the paths of an organisation's pages: nothing under its own domain. */
export function publicPath({ slug, isAtDomain }: Named): string {
  return isAtDomain ? '' : `/o/${slug}`;
}

/** Where its page itself is. */
export function publicHome(named: Named): string {
  return named.isAtDomain ? '/' : publicPath(named);
}

export function countOf(count: number, one: string, many: string): string {
  return `${figures.format(count)} ${count === 1 ? one : many}`;
}

/** Lets feed readers find the news of a page, and whoever searches the web the one address it has. */
export function newsLink(voice: Voice, path = ''): Html {
  return html`<link rel="canonical" href="${voice.publicPageUrl}${path}"><link rel="alternate" type="application/atom+xml" title="You said, we did" href="${publicPath(voice)}/feed.atom">`;
}

/** What can be counted and dated about a theme, as sentences. */
export function factsOf(theme: PublicTheme): readonly string[] {
  const day = theme.on === null ? '' : theme.kind === 'did' ? `Live since ${theme.on}.` : `Promised for ${theme.on}.`;
  return [`${countOf(theme.people, 'customer', 'customers')} told us.`, day, movesWords(theme.moves), theme.evidence ?? ''].filter((fact) => fact !== '');
}

function movesWords(moves: number): string {
  if (moves === 0) return '';
  return moves === 1 ? 'The date was moved once.' : moves === 2 ? 'The date was moved twice.' : `The date was moved ${figures.format(moves)} times.`;
}

/** One theme in a list: its ring, what a customer said, the answer, the facts. */
export function themeEntry(named: Named, theme: PublicTheme, quote: string | undefined): Html {
  return html`<section id="t-${theme.id}"><h3 class="ringed">${ringMark(theme.ring)}<a href="${publicPath(named)}/themes/${theme.id}">${theme.title}</a></h3>${quote === undefined ? '' : html`<p class="said">“${quote}”</p>`}
<div${theme.kind === 'did' ? html` class="did"` : ''}>${shortened(theme.words)}</div><p class="tiny">${factsOf(theme).join(' ')}</p></section>`;
}

function shortened(words: string): string {
  if (words.length <= longestWords) return words;
  const cut = words.slice(0, longestWords);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestWords / 2)).trimEnd()} …`;
}

import { html } from 'hono/html';
import { type Html, page } from '../../http/page.ts';
import { ringMark } from '../../http/ring-mark.ts';
import type { Voice } from '../read-voice.ts';
import { factsOf, headings, newsLink, publicHome } from './public-words.ts';
import { shareHeight, shareWidth } from './share-card.ts';
import type { PublicTheme } from './list-public-themes.ts';
import type { FoundPublicTheme } from './read-public-theme.ts';

/** What became of one thing customers said, for everybody, with its dated history. */
export function publicThemePage(voice: Voice, { theme, quote, history }: FoundPublicTheme): Html {
  const past = html`<h2>What happened</h2>${history.map(({ on, words }) => html`<p><span class="tiny">${on}</span><br>${words}</p>`)}`;
  const body = html`<h1 class="ringed">${ringMark(theme.ring)}<span>${theme.title}</span></h1>${quote === undefined ? '' : html`<p class="said">“${quote}”</p>`}
<h2>${headings[theme.kind]}</h2><div${theme.kind === 'did' ? html` class="did"` : ''}>${theme.words}</div><p class="tiny">${factsOf(theme).join(' ')}</p>${history.length === 0 ? '' : past}
<p class="foot"><a href="${publicHome(voice)}">Everything customers said, and what ${voice.organisationName} did</a></p>`;
  return page({ title: theme.title, organisationName: voice.organisationName, accent: voice.accent, logo: voice.logo, body, isPublic: true, script: '/clicked.js', head: html`${newsLink(voice, `/themes/${theme.id}`)}${shareCard(voice, theme)}` });
}

/** How the page looks where somebody shares its address. */
function shareCard(voice: Voice, { id, title, words }: PublicTheme): Html {
  const entry = (name: string, content: string) => html`<meta property="og:${name}" content="${content}">`;
  const image = html`${entry('image', `${voice.publicPageUrl}/themes/${id}/share.png`)}${entry('image:width', String(shareWidth))}${entry('image:height', String(shareHeight))}<meta name="twitter:card" content="summary_large_image">`;
  return html`${entry('type', 'article')}${entry('site_name', voice.organisationName)}${entry('title', title)}${entry('description', words.slice(0, 200))}${image}`;
}

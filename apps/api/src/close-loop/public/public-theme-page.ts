import { digestMailWords } from '@kept/core/close-loop/digest-mail-words.ts';
import { directionOf } from '@kept/core/listen/survey-words.ts';
import { html } from 'hono/html';
import type { Html } from '../../http/page.ts';
import type { PublicTheme } from './list-public-themes.ts';
import { publicFrame } from './public-frame.ts';
import { addressOf, factsOf, headingOf, type PublicVoice, quoteEntry, ringIn, wholeAddressOf, wordsIn } from './public-words.ts';
import type { FoundPublicTheme } from './read-public-theme.ts';
import { shareHeight, shareWidth } from './share-card.ts';

/** What became of one thing customers said, for everybody, with its dated history. */
export function publicThemePage(voice: PublicVoice, { theme, quote, history }: FoundPublicTheme): Html {
  const { language } = voice;
  const past = html`<h2>${wordsIn(voice).history}</h2><ol class="plain bare">${history.map(({ on, words, said }) => html`<li><span class="tiny">${on}</span>${words === '' ? '' : html`<p>${words}</p>`}${said === '' ? '' : html`<p dir="auto">${said}</p>`}</li>`)}</ol>`;
  const body = html`<h1 class="ringed">${ringIn(theme, language)}<span dir="auto">${theme.title}</span></h1>${quoteEntry(quote)}
<h2>${headingOf(theme.kind, language)}</h2><div${theme.kind === 'did' ? html` class="did"` : ''} dir="auto">${theme.words}</div><p class="tiny">${factsOf(theme, language).join(' ')}</p>${history.length === 0 ? '' : past}
<p class="foot"><a href="${addressOf(voice)}">${digestMailWords[language].everything}</a></p>`;
  return publicFrame(voice, { title: theme.title, body, path: `/themes/${theme.id}`, query: {}, script: '/clicked.js', head: shareCard(voice, theme) });
}

/** How the page looks where somebody shares its address. Our typeface has no letters from right to left: that picture's own words are English. */
function shareCard(voice: PublicVoice, { id, kind, title, words }: PublicTheme): Html {
  const entry = (name: string, content: string) => html`<meta property="og:${name}" content="${content}">`;
  const image = html`${entry('image', wholeAddressOf({ ...voice, isAsked: voice.language !== 'en' && directionOf(voice.language) === 'ltr' }, `/themes/${id}/share.png`))}${entry('image:alt', `${headingOf(kind, voice.language)}: ${title}`)}${entry('image:width', String(shareWidth))}${entry('image:height', String(shareHeight))}<meta name="twitter:card" content="summary_large_image">`;
  return html`${entry('type', 'article')}${entry('site_name', voice.organisationName)}${entry('title', title)}${entry('description', words.slice(0, 200))}${image}`;
}

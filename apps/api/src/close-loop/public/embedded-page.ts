import { writeLoopKept, type LoopKept } from '@kept/core/close-loop/loop-kept.ts';
import { html } from 'hono/html';
import { type Html, page } from '../../http/page.ts';
import { ringMark } from '../../http/ring-mark.ts';
import type { Voice } from '../read-voice.ts';
import type { PublicTheme } from './list-public-themes.ts';
import { publicHome, publicPath } from './public-words.ts';

const mostShown = 3;

/** A block for other sites: loop kept, the newest changes, and the way to the whole page. */
export function embeddedPage(voice: Voice, themes: readonly PublicTheme[], kept: LoopKept): Html {
  const address = publicPath(voice);
  const newest = themes.filter(({ kind }) => kind === 'did').slice(0, mostShown);
  const body = html`<h1>You said, we did</h1><p>${writeLoopKept(kept)}</p>${newest.map(({ id, title, words, ring }) => html`<h2 class="ringed">${ringMark(ring)}<a href="${address}/themes/${id}" target="_top">${title}</a></h2><div class="did">${words}</div>`)}
<p><a href="${publicHome(voice)}" target="_top">Everything customers said, and what became of it</a></p>`;
  return page({ title: 'You said, we did', organisationName: voice.organisationName, accent: voice.accent, logo: voice.logo, body });
}

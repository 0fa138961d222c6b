import { digestMailWords } from '@kept/core/close-loop/digest-mail-words.ts';
import { type LoopKept, writeLoopKept } from '@kept/core/close-loop/loop-kept.ts';
import { html } from 'hono/html';
import type { Html } from '../../http/page.ts';
import type { PublicTheme } from './list-public-themes.ts';
import { publicFrame } from './public-frame.ts';
import { addressOf, figureIn, type PublicVoice, ringIn, wordsIn } from './public-words.ts';

const mostShown = 3;

/** A block for other sites: loop kept, the newest changes, and the way to the whole page. */
export function embeddedPage(voice: PublicVoice, themes: readonly PublicTheme[], kept: LoopKept): Html {
  const { language } = voice;
  const words = wordsIn(voice);
  const newest = themes.filter(({ kind }) => kind === 'did').slice(0, mostShown);
  const entries = newest.map((theme) => html`<h2 class="ringed">${ringIn(theme, language)}<a href="${addressOf(voice, `/themes/${theme.id}`)}" target="_top" dir="auto">${theme.title}</a></h2><div class="did" dir="auto">${theme.words}</div>`);
  const body = html`<h1>${words.title}</h1><p>${writeLoopKept(kept, words, (count) => figureIn(count, language))}</p>${entries}
<p><a href="${addressOf(voice)}" target="_top">${digestMailWords[language].everything}</a></p>`;
  return publicFrame(voice, { title: words.title, body });
}

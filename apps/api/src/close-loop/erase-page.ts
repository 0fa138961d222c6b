import { ownDataWords } from '@kept/core/close-loop/own-data-words.ts';
import { fillWords } from '@kept/core/listen/survey-words.ts';
import { html } from 'hono/html';
import type { Html } from '../http/page.ts';
import { customerPage, type PageVoice } from './customer-page.ts';

/** Asks whether everything about a person is to go; only the button does it. `receiptUrl` is the way back. */
export function erasePage(voice: PageVoice, receiptUrl: string): Html {
  const words = ownDataWords[voice.language];
  const body = html`<h1>${words.eraseAsk}</h1><p>${fillWords(words.eraseAbout, { organisation: voice.organisationName })}</p>
<form method="post"><p class="send"><button>${words.eraseYes}</button></p></form><p><a href="${receiptUrl}?lang=${voice.language}">${words.eraseNo}</a></p>`;
  return customerPage(voice, { title: words.eraseAsk, body });
}

/** Says that it is done. */
export function erasedPage(voice: PageVoice): Html {
  const words = ownDataWords[voice.language];
  return customerPage(voice, { title: words.erased, body: html`<h1>${words.erased}</h1><p>${words.erasedAbout}</p>` });
}

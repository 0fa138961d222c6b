import { customerPageWords } from '@kept/core/close-loop/customer-page-words.ts';
import { fillWords } from '@kept/core/listen/survey-words.ts';
import { html } from 'hono/html';
import type { Html } from '../http/page.ts';
import { customerPage, type PageVoice } from './customer-page.ts';

/** The page behind an unsubscribe link: one button. Opening it changes nothing, since scanners open every link. */
export function unsubscribePage(voice: PageVoice, isDone: boolean, preferencesPath: string): Html {
  const words = customerPageWords[voice.language];
  const named = (sentence: string) => fillWords(sentence, { organisation: voice.organisationName });
  const preferences = `${preferencesPath}?lang=${voice.language}`;
  const body = isDone
    ? html`<h1>${words.silent}</h1><p>${named(words.stoppedBy)}</p><p class="small"><a href="${preferences}">${words.chooseAgain}</a></p>`
    : html`<h1>${named(words.stopFrom)}</h1>
<p>${words.stopAbout}</p>
<form method="post"><p class="send"><button>${words.stop}</button></p></form>
<p class="small"><a href="${preferences}">${words.chooseInstead}</a></p>`;
  return customerPage(voice, { title: isDone ? words.silent : words.stop, body });
}

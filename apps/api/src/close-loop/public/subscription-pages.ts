import { customerPageWords } from '@kept/core/close-loop/customer-page-words.ts';
import { digestMailWords } from '@kept/core/close-loop/digest-mail-words.ts';
import { type SubscriptionPageWords, subscriptionPageWords } from '@kept/core/close-loop/subscription-page-words.ts';
import { subscriptionWords } from '@kept/core/close-loop/subscription-words.ts';
import { fillWords, pageWordsIn } from '@kept/core/listen/survey-words.ts';
import { html } from 'hono/html';
import type { Html } from '../../http/page.ts';
import { problemBox } from '../../http/problem-box.ts';
import { publicFrame } from './public-frame.ts';
import { addressOf, type PublicVoice } from './public-words.ts';

/** Where somebody leaves an address to hear what becomes of what customers say. */
export function subscriptionForm(voice: PublicVoice, entered = '', problem?: string): Html {
  const words = subscriptionPageWords[voice.language];
  const wrong = problem === undefined ? '' : html`<p class="wrong" id="email-wrong">${problem}</p>`;
  return html`<form method="post" action="${addressOf(voice, '/news')}"><label class="field" for="email">${words.hear}</label><p class="hint" id="email-hint">${words.hint}</p>${wrong}
<input id="email" name="email" type="email" dir="ltr" autocomplete="email" required maxlength="254" value="${entered}" aria-describedby="email-hint${problem === undefined ? '' : ' email-wrong'}"${problem === undefined ? '' : html` aria-invalid="true"`}>
<p class="trap" aria-hidden="true"><label>${pageWordsIn(voice.language).trap}<input type="text" name="website" tabindex="-1" autocomplete="off"></label></p><p class="send"><button>${words.send}</button></p></form>`;
}

/** What stands after an address was entered, the same whether it was mailed or not. */
export function askedPage(voice: PublicVoice): Html {
  const words = wordsFor(voice);
  return publicFrame(voice, { title: words.title, body: html`<h1>${words.asked}</h1><p>${words.askedAbout}</p>
<p class="small">${words.askedMore}</p>${back(voice)}` });
}

/** The form again, with what is wrong. */
export function wrongAddressPage(voice: PublicVoice, entered: string): Html {
  const { title, noAddress } = subscriptionPageWords[voice.language];
  const { error, problem } = pageWordsIn(voice.language);
  return publicFrame(voice, { title, errorWord: error, body: html`${problemBox(problem, [{ to: 'email', message: noAddress }])}<h1>${title}</h1>${subscriptionForm(voice, entered, noAddress)}` });
}

/** What the link in the mail opens: a question; only its button says yes. */
export function confirmPage(voice: PublicVoice, email: string): Html {
  const words = wordsFor(voice, email);
  return publicFrame(voice, { title: words.title, query: {}, body: html`<h1>${words.question}</h1><p>${words.questionAbout}</p><form method="post"><p class="send"><button>${subscriptionWords[voice.language].button}</button></p></form>` });
}

/** The yes is on record; what else may be chosen is one link away. */
export function confirmedPage(voice: PublicVoice, email: string, preferencesUrl: string): Html {
  const words = wordsFor(voice, email);
  return publicFrame(voice, { title: words.title, body: html`<h1>${words.done}</h1><p class="did" role="status">${words.doneAbout}</p><p class="small"><a href="${preferencesUrl}?lang=${voice.language}">${customerPageWords[voice.language].choose}</a></p>${back(voice)}` });
}

/** The link is too old, or the address was deleted meanwhile. */
export function lapsedPage(voice: PublicVoice): Html {
  const words = wordsFor(voice);
  return publicFrame(voice, { title: words.title, query: {}, body: html`<h1>${words.over}</h1><p>${words.overAbout}</p>${subscriptionForm(voice)}` });
}

function wordsFor({ language, organisationName }: PublicVoice, email = ''): Record<keyof SubscriptionPageWords, string> {
  const words: SubscriptionPageWords = subscriptionPageWords[language];
  const named = (sentence: string) => fillWords(sentence, { organisation: organisationName, email });
  return { ...words, askedAbout: named(words.askedAbout), question: named(words.question), questionAbout: named(words.questionAbout), doneAbout: named(words.doneAbout) };
}

function back(voice: PublicVoice): Html {
  return html`<p class="foot"><a href="${addressOf(voice)}">${digestMailWords[voice.language].everything}</a></p>`;
}

import { html } from 'hono/html';
import { type Html, page } from '../../http/page.ts';
import type { Voice } from '../read-voice.ts';
import { publicHome, publicPath } from './public-words.ts';

const title = 'News by mail';

/** Where somebody leaves an address to hear what becomes of what customers say. */
export function subscriptionForm(voice: Voice, entered = '', problem?: string): Html {
  const wrong = problem === undefined ? '' : html`<p class="wrong" id="email-wrong">${problem}</p>`;
  return html`<form method="post" action="${publicPath(voice)}/news"><label class="field" for="email">Hear of it by mail</label><p class="hint" id="email-hint">A digest a few times a year. You first get a mail with a link to confirm.</p>${wrong}
<input id="email" name="email" type="email" autocomplete="email" required maxlength="254" value="${entered}" aria-describedby="email-hint${problem === undefined ? '' : ' email-wrong'}"${problem === undefined ? '' : html` aria-invalid="true"`}>
<p class="trap" aria-hidden="true"><label>Leave this empty<input type="text" name="website" tabindex="-1" autocomplete="off"></label></p><p class="send"><button>Send me the link</button></p></form>`;
}

/** What stands after an address was entered, the same whether it was mailed or not. */
export function askedPage(voice: Voice): Html {
  return subscriptionPage(voice, html`<h1>Look into your mail</h1><p>If this address can be written to, a mail is on its way. Press the button in it, and you get the news of ${voice.organisationName}.</p>
<p class="small">One mail a day is sent to an address that was entered here. Whoever unsubscribed earlier gets none: the page behind “Preferences” in any earlier mail starts it again.</p>${back(voice)}`);
}

/** The form again, with what is wrong. */
export function wrongAddressPage(voice: Voice, entered: string): Html {
  return page({ title, organisationName: voice.organisationName, accent: voice.accent, logo: voice.logo, hasError: true, body: html`<h1>${title}</h1>${subscriptionForm(voice, entered, 'This is not an email address. Write it as name@example.org.')}` });
}

/** What the link in the mail opens: a question; only its button says yes. */
export function confirmPage(voice: Voice, email: string): Html {
  return subscriptionPage(voice, html`<h1>Send news to ${email}?</h1><p>You get the digest of ${voice.organisationName}, a few times a year: what customers said and what was done. Every mail has a way out.</p><form method="post"><p class="send"><button>Yes, send me the news</button></p></form>`);
}

/** The yes is on record. */
export function confirmedPage(voice: Voice, email: string): Html {
  return subscriptionPage(voice, html`<h1>It is on its way to you from now on</h1><p class="did" role="status">${email} gets the next digest.</p>${back(voice)}`);
}

/** The link is too old, or the address was deleted meanwhile. */
export function lapsedPage(voice: Voice): Html {
  return subscriptionPage(voice, html`<h1>This link has ended</h1><p>It works for two weeks. Enter your address once more, and a new one is sent.</p>${subscriptionForm(voice)}`);
}

function subscriptionPage(voice: Voice, body: Html): Html {
  return page({ title, organisationName: voice.organisationName, accent: voice.accent, logo: voice.logo, body });
}

function back(voice: Voice): Html {
  return html`<p class="foot"><a href="${publicHome(voice)}">What customers said, and what became of it</a></p>`;
}

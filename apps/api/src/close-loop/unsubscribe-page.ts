import { html } from 'hono/html';
import { type Html, page } from '../http/page.ts';

/** The page behind an unsubscribe link: one button. Opening it changes nothing, since scanners open every link. */
export function unsubscribePage(organisationName: string, isDone: boolean, preferencesUrl: string): Html {
  const body = isDone
    ? html`<h1>You hear nothing more from us</h1><p>${organisationName} will not write to this address again.</p><p class="small"><a href="${preferencesUrl}">Choose again what we write about</a></p>`
    : html`<h1>Stop all mail from ${organisationName}?</h1>
<p>No surveys, no news about what you said, no digest. You can choose again at any time.</p>
<form method="post"><p class="send"><button>Stop all mail</button></p></form>
<p class="foot">You can also <a href="${preferencesUrl}">choose what we write about</a>.</p>`;
  return page({ title: isDone ? 'You hear nothing more from us' : 'Stop all mail', organisationName, body });
}

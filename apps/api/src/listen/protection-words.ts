import { html } from 'hono/html';
import type { Html } from '../http/page.ts';

/** In plain words, what a report page protects and what it cannot. */
export function protectionWords(isSignedOn: boolean): Html {
  const front = isSignedOn
    ? html`<li><strong>A sign-on stands in front of this page.</strong> Whoever runs it can see that you opened the page, and when. Your report is confidential, not anonymous.</li>`
    : html`<li><strong>That you opened this page.</strong> A company network or a sign-on in front of it can note that, and when. Where there is one, your report is confidential, not anonymous.</li>`;
  return html`<section id="protected"><h2>What is protected</h2><ul class="plain">
<li><strong>Who you are.</strong> Your slip works like a ballot paper: you were given one, it has no name on it, and nobody can tell which one is yours, nor whether you used it. A printed one you drew yourself from a pile.</li>
<li><strong>What we do not keep:</strong> name, account, address, device and time. We keep your words, how often, the step and your team, and nothing of it is written to a log.</li>
<li><strong>You among the others.</strong> Reports are opened together once the round has closed, at least five, in no order. They are counted from five on and read from eight on, never fewer.</li></ul>
<h2>What is not</h2><ul class="plain">
<li><strong>How you write, and what only you can know.</strong> Leave out names and details that point to one person.</li>
<li><strong>An open round, from whoever runs this server.</strong> Until the reports are opened they lie in the order in which they came. Somebody who also knows when each of you got a slip could guess. Get yours early and report on another day.</li>
${front}</ul></section>`;
}

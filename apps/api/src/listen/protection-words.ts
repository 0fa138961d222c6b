import { html } from 'hono/html';
import type { Html } from '../http/page.ts';

/** In plain words, what a report page protects and what it cannot. */
export function protectionWords(isSignedOn: boolean): Html {
  const front = isSignedOn
    ? html`<li><strong>A sign-on stands in front of this page.</strong> Whoever runs it can see that you opened the page, and when. Your report is confidential, not anonymous.</li>`
    : html`<li>A company network or a sign-on in front of this page can note that you opened it, and when. Where there is one, your report is confidential, not anonymous.</li>`;
  return html`<section id="protected"><h2>What is protected</h2><ul class="plain">
<li>Your slip was signed without being seen, or drawn from a pile. It shows that you may file one report; nobody can tell whose it is, nor whether you used it.</li>
<li>We keep your words, how often, the step and your team. No name, account, address, device or time, and no log line.</li>
<li>Reports are opened together once the round has closed, at least five, shuffled. They are counted from five on and read from eight on, never fewer.</li></ul>
<h2>What is not</h2><ul class="plain">
<li>How you write, and what only you can know. Leave out names and details that point to one person.</li>
<li>While the round is open, whoever runs the server could look at the reports that wait and see in which order they came. Somebody who also sees when each of you fetched a slip could guess. Fetch it early and report on another day.</li>
${front}</ul></section>`;
}

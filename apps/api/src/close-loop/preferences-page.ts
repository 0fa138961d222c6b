import { type MailTopic, mailTopics } from '@kept/core/vocabulary.ts';
import { html } from 'hono/html';
import { type Html, page } from '../http/page.ts';
import type { MailChoices } from './mail-choices.ts';

const topicLabels = {
  surveys: { name: 'Surveys', about: 'A short question after you were in touch with us.' },
  news: { name: 'News about what I said', about: 'One mail when something you told us about has changed, or will not.' },
  digest: { name: 'The digest', about: 'Four times a year: what customers said, and what was done.' },
} as const satisfies Record<MailTopic, { name: string; about: string }>;

/** The page where an address chooses what it hears. */
export function preferencesPage(organisationName: string, choices: MailChoices, isSaved: boolean): Html {
  const isOff = choices.suppressed !== undefined;
  const saved = isSaved ? html`<p class="did" role="status">${isOff ? 'Saved. You hear nothing more from us.' : 'Saved.'}</p>` : '';
  const off = isOff && !isSaved ? html`<p>You stopped all mail from us. Choose something below to hear it again.</p>` : '';
  const boxes = mailTopics.map(
    (topic) => html`<p class="choice"><input type="checkbox" id="${topic}" name="${topic}" value="yes"${!isOff && choices.wanted.has(topic) ? html` checked` : ''}><label for="${topic}">${topicLabels[topic].name}<span class="tiny">${topicLabels[topic].about}</span></label></p>`,
  );
  const body = html`<h1>What may we write to you about?</h1>${saved}${off}
<p class="small" id="rarely">Whatever you choose, you hear from us once in a while at most.</p>
<form method="post"><fieldset aria-label="What we may write about" aria-describedby="rarely">${boxes}</fieldset>
<p class="send"><button>Save</button><button class="quiet" name="nothing" value="yes">Nothing at all</button></p></form>`;
  return page({ title: 'What may we write to you about?', organisationName, body });
}

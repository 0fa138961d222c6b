import { type CustomerPageWords, customerPageWords } from '@kept/core/close-loop/customer-page-words.ts';
import { type MailTopic, mailTopics } from '@kept/core/vocabulary.ts';
import { html } from 'hono/html';
import type { Html } from '../http/page.ts';
import { customerPage, type PageVoice } from './customer-page.ts';
import type { MailChoices } from './mail-choices.ts';

const about = { surveys: 'surveysAbout', news: 'newsAbout', digest: 'digestAbout' } as const satisfies Record<MailTopic, keyof CustomerPageWords>;

/** The page where an address chooses what it hears. */
export function preferencesPage(voice: PageVoice, choices: MailChoices, isSaved: boolean): Html {
  const words = customerPageWords[voice.language];
  const isOff = choices.suppressed !== undefined;
  const saved = isSaved ? html`<p class="did" role="status" tabindex="-1" autofocus>${isOff ? `${words.saved} ${words.silent}.` : words.saved}</p>` : '';
  const off = isOff && !isSaved ? html`<p>${words.stopped}</p>` : '';
  const boxes = mailTopics.map(
    (topic) => html`<p class="choice"><input type="checkbox" id="${topic}" name="${topic}" value="yes"${!isOff && choices.wanted.has(topic) ? html` checked` : ''}><label for="${topic}">${words[topic]}<span class="tiny">${words[about[topic]]}</span></label></p>`,
  );
  const body = html`${saved}<form method="post"><fieldset aria-describedby="rarely"><legend><h1>${words.choose}</h1></legend>${off}<p class="small" id="rarely">${words.rarely}</p>${boxes}</fieldset>
<p class="send"><button>${words.save}</button><button class="quiet" name="nothing" value="yes">${words.nothing}</button></p></form>`;
  return customerPage(voice, { title: isSaved ? `${words.saved} ${words.choose}` : words.choose, body });
}

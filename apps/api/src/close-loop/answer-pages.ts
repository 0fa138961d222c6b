import type { Contradiction } from '@kept/core/close-loop/contradiction-of.ts';
import { customerPageWords } from '@kept/core/close-loop/customer-page-words.ts';
import { ownDataWords } from '@kept/core/close-loop/own-data-words.ts';
import { fixAnswerWordsIn } from '@kept/core/close-loop/receipt-words.ts';
import { fillWords, pageWordsIn } from '@kept/core/listen/survey-words.ts';
import { type FixAnswer, fixAnswers } from '@kept/core/vocabulary.ts';
import { html } from 'hono/html';
import type { Html } from '../http/page.ts';
import { problemBox } from '../http/problem-box.ts';
import { customerPage, type PageVoice } from './customer-page.ts';

/** "Did it fix it?" with the answer from the mail chosen; it counts when the person presses the button. */
export function answerPage(voice: PageVoice, about: { title: string; whatChanged: string }, chosen: FixAnswer | undefined, { isMissing = false }: { isMissing?: boolean } = {}): Html {
  const words = customerPageWords[voice.language];
  const formWords = pageWordsIn(voice.language);
  const answers = fixAnswerWordsIn(voice.language);
  const choices = fixAnswers.map(
    (answer) => html`<p class="choice"><input type="radio" id="${answer}" name="answer" value="${answer}"${answer === chosen ? html` checked` : ''}><label for="${answer}">${answers[answer]}</label></p>`,
  );
  const body = html`${isMissing ? problemBox(formWords.problem, [{ to: 'fixed', message: formWords.chooseOne }]) : ''}
<p dir="auto"><b>${about.title}</b></p><div class="did" dir="auto">${about.whatChanged}</div>
<form method="post"><fieldset${isMissing ? html` aria-describedby="fixed-wrong"` : ''}><legend><h1>${words.ask}</h1></legend>${isMissing ? html`<p class="wrong" id="fixed-wrong">${formWords.chooseOne}</p>` : ''}${choices}</fieldset><p class="send"><button>${formWords.send}</button></p></form>
<p class="tiny">${words.decides}</p>`;
  return customerPage(voice, { title: words.ask, body, hasError: isMissing, query: chosen === undefined ? {} : { answer: chosen }, script: '/clicked.js' });
}

/** The thanks after an answer; one that contradicts an earlier one, the claim or the evidence may be explained. */
export function answeredPage(voice: PageVoice, answer: FixAnswer, receiptUrl: string, contradicts: Contradiction | undefined): Html {
  const words = customerPageWords[voice.language];
  const { thanksTitle } = pageWordsIn(voice.language);
  const next = answer === 'not_fixed' || answer === 'partly' ? words.seen : words.counts;
  const body = html`<h1>${thanksTitle}</h1><p>${fillWords(words.given, { answer: fixAnswerWordsIn(voice.language)[answer] })} ${next}</p>${contradicts === undefined ? '' : whyForm(voice, answer, contradicts)}<p class="small"><a href="${receiptUrl}?lang=${voice.language}">${words.seeAll}</a></p>`;
  return customerPage(voice, { title: thanksTitle, body, query: { answer } });
}

/** The thanks after a reason. */
export function notedPage(voice: PageVoice, answer: FixAnswer, receiptUrl: string): Html {
  const { thanksTitle } = pageWordsIn(voice.language);
  const words = customerPageWords[voice.language];
  return customerPage(voice, { title: thanksTitle, body: html`<h1>${thanksTitle}</h1><p>${ownDataWords[voice.language].noted}</p><p class="small"><a href="${receiptUrl}?lang=${voice.language}">${words.seeAll}</a></p>`, query: { answer } });
}

function whyForm({ language }: PageVoice, answer: FixAnswer, contradicts: Contradiction): Html {
  const words = ownDataWords[language];
  const form = pageWordsIn(language);
  return html`<form method="post"><input type="hidden" name="answer" value="${answer}"><label class="field" for="comment">${{ own: words.why, claim: words.whyClaim, others: words.whyOthers }[contradicts]} <span>${form.optional}</span></label><textarea id="comment" name="comment" rows="3" maxlength="2000" dir="auto"></textarea><p class="send"><button>${form.send}</button></p></form>`;
}

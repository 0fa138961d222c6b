import { fixAnswerWords } from '@kept/core/close-loop/receipt-words.ts';
import { type FixAnswer, fixAnswers } from '@kept/core/vocabulary.ts';
import { html } from 'hono/html';
import { type Html, page } from '../http/page.ts';
import { ringMark } from '../http/ring-mark.ts';
import type { Receipt, ReceiptPoint } from './read-receipt.ts';

/** A customer's own page: what they said, and what is happening to it. `answerUrl` gives each fix its signed address. */
export function receiptPage(organisationName: string, receipt: Receipt, answerUrl: (fix: Fix) => string): Html {
  const heading = receipt.firstName === undefined ? 'What you told us' : `${receipt.firstName}, this is what you told us`;
  const entries = pointsByTheme(receipt.points).map(({ about, said }) => {
    const head = about.title === null ? '' : html`<h2 class="ringed">${about.ring === null ? '' : ringMark(about.ring)}<span>${about.title}</span></h2>`;
    const quotes = said.map(({ quote, saidOn }) => html`<p class="said">“${quote}”</p><p class="tiny">You, on ${saidOn}</p>`);
    return html`<section><hr>${head}${quotes}<p><b>${about.state}</b></p>${said.find(({ passed }) => passed !== null) === undefined ? '' : html`<p>${said.find(({ passed }) => passed !== null)?.passed ?? ''}</p>`}${about.answer === null ? '' : html`<div class="did">${about.answer}</div>`}
${about.updates.map((update) => html`<p class="small">${update.on}: ${update.text}</p>`)}${about.fix === null ? '' : fixEntry(about.fix, answerUrl(about.fix))}</section>`;
  });
  const none = html`<p>You have not told us anything in words yet.</p>`;
  const body = html`<h1>${heading}</h1>${entries.length === 0 ? none : entries}
<p class="foot">The next “You said, we did” is published on ${receipt.nextDigestOn}. This page is yours alone: whoever has its address can read it.</p>`;
  return page({ title: 'What you told us', organisationName, body });
}

type Fix = NonNullable<ReceiptPoint['fix']>;

function fixEntry({ given }: Fix, url: string): Html {
  return html`<form method="get" action="${url}"><p>${given === undefined ? 'Does it work for you now?' : `You answered: ${fixAnswerWords[given]}.`} <button class="quiet">${given === undefined ? 'Tell us' : 'Change your answer'}</button></p></form>`;
}

/** What somebody said about one theme stands together, so that each answer is read once; a point without a theme stands alone. */
function pointsByTheme(points: readonly ReceiptPoint[]): { about: ReceiptPoint; said: ReceiptPoint[] }[] {
  const groups: { about: ReceiptPoint; said: ReceiptPoint[] }[] = [];
  for (const point of points) {
    const same = point.title === null ? undefined : groups.find(({ about }) => about.title === point.title);
    if (same === undefined) groups.push({ about: point, said: [point] });
    else same.said.push(point);
  }
  return groups;
}

/** "Did it fix it?" with the answer from the mail chosen; it counts when the person presses the button. */
export function answerPage(organisationName: string, about: { title: string; whatChanged: string }, chosen: FixAnswer | undefined, problem?: string): Html {
  const choices = fixAnswers.map(
    (answer) => html`<p class="choice"><input type="radio" id="${answer}" name="answer" value="${answer}"${answer === chosen ? html` checked` : ''}><label for="${answer}">${fixAnswerWords[answer]}</label></p>`,
  );
  const body = html`${problem === undefined ? '' : html`<div class="problem" role="alert"><h2>There is a problem</h2><p><a href="#fixed">${problem}</a></p></div>`}
<p><b>${about.title}</b></p><div class="did">${about.whatChanged}</div>
<form method="post"><fieldset><legend><h1>Does it work for you now?</h1></legend>${choices}</fieldset><p class="send"><button>Send</button></p></form>
<p class="tiny">Your answer decides whether we may call it fixed. If it is not, it is opened again.</p>`;
  return page({ title: 'Does it work for you now?', organisationName, body, hasError: problem !== undefined });
}

/** The thanks after an answer. */
export function answeredPage(organisationName: string, answer: FixAnswer, receiptUrl: string): Html {
  const words = answer === 'not_fixed' || answer === 'partly' ? 'The person who looks after it sees your answer today.' : 'Your answer counts.';
  const body = html`<h1>Thank you</h1><p>You answered: ${fixAnswerWords[answer]}. ${words}</p><p class="small"><a href="${receiptUrl}">See everything you told us, and what became of it</a></p>`;
  return page({ title: 'Thank you', organisationName, body });
}

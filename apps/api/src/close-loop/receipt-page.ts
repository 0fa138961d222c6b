import { customerPageWords } from '@kept/core/close-loop/customer-page-words.ts';
import { noticeWords } from '@kept/core/close-loop/notice-words.ts';
import { ownDataWords } from '@kept/core/close-loop/own-data-words.ts';
import { fixAnswerWordsIn, receiptRingWords } from '@kept/core/close-loop/receipt-words.ts';
import { invitationWords } from '@kept/core/listen/invitation-words.ts';
import { fillWords } from '@kept/core/listen/survey-words.ts';
import { html } from 'hono/html';
import type { Html } from '../http/page.ts';
import { ringMark } from '../http/ring-mark.ts';
import { customerPage, type PageVoice } from './customer-page.ts';
import type { Receipt, ReceiptPoint } from './read-receipt.ts';

type Fix = NonNullable<ReceiptPoint['fix']>;

/** A customer's own page: what they said, and what is happening to it. `links` give each fix its signed address, and the way to delete it all. What people wrote stays as they wrote it. */
export function receiptPage(voice: PageVoice, receipt: Receipt, links: { readonly erase: string; readonly answer: (fix: Fix) => string }): Html {
  const words = customerPageWords[voice.language];
  const heading = receipt.firstName === undefined ? words.told : fillWords(words.toldName, { name: receipt.firstName });
  const entries = pointsByTheme(receipt.points).map(({ about, said }) => {
    const head = about.title === null ? '' : html`<h2 class="ringed">${about.ring === null ? '' : ringMark(about.ring, receiptRingWords(about.ring, voice.language))}<span dir="auto">${about.title}</span></h2>`;
    const quotes = said.map(({ quote, quoteLanguage, saidOn }) => html`<p class="said" dir="auto"${quoteLanguage === null ? '' : html` lang="${quoteLanguage}"`}>“${quote}”</p><p class="tiny">${fillWords(words.youOn, { date: saidOn })}</p>`);
    const passed = said.find((point) => point.passed !== null)?.passed ?? null;
    return html`<section><hr>${head}${quotes}<p><b>${about.state}</b></p>${passed === null ? '' : html`<p>${passed}</p>`}${about.answer === null ? '' : html`<div class="did" dir="auto">${about.answer}</div>`}
${about.updates.map((update) => html`<p class="small">${update.on}: <span dir="auto">${update.text}</span></p>`)}${about.owner === null ? '' : html`<p class="small">${fillWords(noticeWords[voice.language].owner, { owner: about.owner })}</p>`}${about.fix === null ? '' : fixEntry(voice, about, about.fix, links.answer(about.fix))}</section>`;
  });
  const body = html`<h1>${heading}</h1>${entries.length === 0 ? html`<p>${words.none}</p>` : entries}
<p class="foot">${fillWords(words.next, { date: receipt.nextDigestOn })} ${words.yours}</p>
<p class="small">${receipt.preferencesUrl === undefined ? '' : html`<a href="${receipt.preferencesUrl}">${invitationWords[voice.language].preferences}</a> · `}<a href="${links.erase}?lang=${voice.language}">${ownDataWords[voice.language].erase}</a></p>`;
  return customerPage(voice, { title: words.told, body, script: '/clicked.js' });
}

/** A page may ask about several themes: whoever hears the buttons by themselves is told which is about what. */
function fixEntry({ language }: PageVoice, { title }: ReceiptPoint, { given }: Fix, url: string): Html {
  const words = customerPageWords[language];
  const button = given === undefined ? words.tell : words.change;
  const asked = given === undefined ? words.ask : fillWords(words.given, { answer: fixAnswerWordsIn(language)[given] });
  return html`<form method="get" action="${url}"><input type="hidden" name="lang" value="${language}"><p>${asked} <button class="quiet" aria-label="${button}: ${title ?? ''}">${button}</button></p></form>`;
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

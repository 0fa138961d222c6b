import { writeDay, writeShortDay } from '@kept/core/calendar.ts';
import { html } from 'hono/html';
import { type Html, page } from '../http/page.ts';
import type { Host } from './read-host.ts';
import type { Survey } from './record-survey-answer.ts';

/** What a form carries from page to page. */
export interface SurveyForm {
  readonly token: string;
  readonly person: string;
  readonly score?: number | undefined;
  readonly comment?: string | undefined;
  readonly problem?: { readonly field: 'score' | 'comment'; readonly message: string } | undefined;
  /** Set for somebody who has answered before: until when the answer can be changed. */
  readonly changeableUntil?: string | undefined;
}

/** The first page: the question and its scale. A score clicked in a mail is chosen; it counts on Continue. */
export function scorePage(host: Host, survey: Survey, form: SurveyForm): Html {
  const steps = Array.from({ length: survey.scaleMax - survey.scaleMin + 1 }, (_, place) => survey.scaleMin + place);
  return page({
    title: survey.question,
    organisationName: host.name,
    hasError: form.problem !== undefined,
    body: html`${problemBox(form)}${form.changeableUntil === undefined ? '' : html`<p>You have already answered. You can change your answer until ${writeShortDay(form.changeableUntil)}.</p>`}
<form method="post" action="/s/${host.slug}/${survey.slug}" novalidate>${hidden(form, 'score')}
<fieldset${form.problem?.field === 'score' ? html` aria-describedby="score-problem"` : ''}><legend><h1>${survey.question}</h1></legend>
${form.problem?.field === 'score' ? html`<p class="wrong" id="score-problem">${form.problem.message}</p>` : ''}
<div class="scale${steps.length === 11 ? ' eleven' : ''}" style="--steps:${String(steps.length)}">${steps.map((step, place) => html`<label>${String(step)}<input type="radio" name="score" value="${String(step)}"${place === 0 ? html` id="score"` : ''} aria-label="${stepName(survey, step)}"${form.score === step ? ' checked' : ''}></label>`)}</div>
<div class="ends" aria-hidden="true"><span>${String(survey.scaleMin)} – ${survey.lowLabel}</span><span>${String(survey.scaleMax)} – ${survey.highLabel}</span></div></fieldset>
<p class="send"><button>Continue</button></p></form>`,
  });
}

/** The second page: one optional comment. The score is kept already. */
export function commentPage(host: Host, survey: Survey, form: SurveyForm): Html {
  return page({
    title: survey.commentQuestion,
    organisationName: host.name,
    hasError: form.problem !== undefined,
    body: html`${problemBox(form)}<form method="post" action="/s/${host.slug}/${survey.slug}" novalidate>${hidden(form, 'comment')}
<input type="hidden" name="score" value="${String(form.score ?? '')}">
<h1><label for="comment">${survey.commentQuestion} <span class="small">(optional)</span></label></h1>
${form.problem?.field === 'comment' ? html`<p class="wrong" id="comment-problem">${form.problem.message}</p>` : ''}
<textarea id="comment" name="comment" rows="6" maxlength="5000" aria-describedby="comment-note">${form.comment ?? ''}</textarea>
<p class="tiny" id="comment-note">Your answer goes to the team that runs this service. We keep it for ${String(host.retentionMonths)} months. Please leave out card numbers and passwords.</p>
<p class="send"><button>Send</button></p></form>`,
  });
}

/** The last page: what happens with the answer, when and where. */
export function thanksPage(host: Host, publishedOn: string): Html {
  const where = host.hasPublicPage ? html`<p>The next answers are published on ${writeDay(publishedOn)}: <a href="/o/${host.slug}">what people said and what was done</a>.</p>` : html`<p>The next answers go out on ${writeDay(publishedOn)}.</p>`;
  return page({
    title: 'Thank you',
    organisationName: host.name,
    body: html`<h1>Thank you. We read every comment.</h1><p>If enough people say the same thing, a named person has to answer it, and we publish what they did.</p>${where}`,
  });
}

/** For a link that has expired or a survey that has closed. */
export function overPage(host: Host, sentence: string): Html {
  return page({ title: 'Nothing is needed from you', organisationName: host.name, body: html`<h1>Nothing is needed from you</h1><p>${sentence}</p>` });
}

function hidden(form: SurveyForm, step: 'score' | 'comment') {
  return html`<input type="hidden" name="step" value="${step}"><input type="hidden" name="form" value="${form.token}"><input type="hidden" name="t" value="${form.person}">
<p class="trap" aria-hidden="true"><label>Leave this empty<input type="text" name="website" tabindex="-1" autocomplete="off"></label></p>`;
}

function problemBox({ problem }: SurveyForm) {
  return problem === undefined ? '' : html`<div class="problem" role="alert" tabindex="-1" autofocus aria-labelledby="problem"><h2 id="problem">There is a problem</h2><p><a href="#${problem.field}">${problem.message}</a></p></div>`;
}

function stepName(survey: Survey, step: number): string {
  const end = step === survey.scaleMin ? `, ${survey.lowLabel}` : step === survey.scaleMax ? `, ${survey.highLabel}` : '';
  return `${step} out of ${survey.scaleMax}${end}`;
}

import type { SentAnswer } from '@kept/core/listen/check-survey-answer.ts';
import { pipeFields } from '@kept/core/listen/hidden-fields.ts';
import { type SurveyDefinition, wordsIn } from '@kept/core/listen/survey-definition.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import type { SurveyStep } from '@kept/core/listen/survey-flow.ts';
import { directionOf, fillWords, ownNameOf, pageWordsIn } from '@kept/core/listen/survey-words.ts';
import { html } from 'hono/html';
import { type Html, page } from '../http/page.ts';
import { problemBox } from '../http/problem-box.ts';
import type { Host } from './read-host.ts';
import { surveyQuestionField } from './survey-question-field.ts';

type SurveyHost = Pick<Host, 'name' | 'slug' | 'retentionMonths' | 'hasPublicPage' | 'accent'>;

/** What a survey's form carries from page to page. */
export interface SurveyForm {
  readonly action: string;
  /** A preview asks for the next page instead of sending an answer. */
  readonly isPreview?: boolean;
  /** Answers a preview carries along, since it stores none. */
  readonly kept?: readonly (readonly [string, string])[];
  readonly definition: SurveyDefinition;
  readonly language: SurveyLanguage;
  readonly token: string;
  readonly person: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly step: SurveyStep;
  readonly seen: readonly string[];
  readonly sent: (key: string) => SentAnswer | undefined;
  /** What is to be mended, by question; '' stands for the whole page. */
  readonly problems: ReadonlyMap<string, string>;
  readonly needsWork: boolean;
  /** Set for somebody who has answered before: until when the answer can be changed, as a date. */
  readonly changeableUntil?: string | undefined;
}

/** One page of questions. What hangs on an answer of this page waits in a template for a script, or comes on the next page. */
export function surveyPage(host: SurveyHost, form: SurveyForm): Html {
  const { definition, language, step, problems } = form;
  const words = pageWordsIn(language);
  const [only] = step.questions;
  const isHeading = step.questions.filter((one) => !one.isLater).length === 1;
  const title = only === undefined ? host.name : pipeFields(wordsIn(only.question.wording, language, definition), definition, language, form.fields);
  const fields = step.questions.map(({ question, isLater }) => {
    const field = surveyQuestionField(question, { definition, language, words, fields: form.fields, isHeading: isHeading && !isLater, sent: form.sent(question.key), problem: problems.get(question.key) });
    return isLater ? html`<template data-key="${question.key}" data-if="${JSON.stringify(question.showIf)}">${field}</template>` : field;
  });
  const hasText = step.questions.some(({ question }) => question.kind === 'text');
  return page({
    title,
    organisationName: host.name,
    accent: host.accent,
    language,
    direction: directionOf(language),
    errorWord: problems.size > 0 ? words.error : undefined,
    script: '/survey.js',
    body: html`${problemsOf(form)}${form.changeableUntil === undefined ? '' : html`<p>${fillWords(words.again, { date: form.changeableUntil })}</p>`}
<form method="${form.isPreview === true ? 'get' : 'post'}" action="${form.action}" novalidate data-offline="${words.offline}"${form.needsWork ? ' data-work' : ''}>${carried(form)}${isHeading ? '' : html`<h1 class="unseen">${title}</h1>`}${fields}
${hasText ? html`<p class="tiny">${fillWords(words.privacy, { months: String(host.retentionMonths) })}</p>` : ''}
<p class="send"><button>${step.isLast ? words.send : words.continue}</button></p>${languages(form)}</form>`,
  });
}

/** The last page: what happens with the answer, when and where; and whether the survey ended meanwhile. */
export function thanksPage(host: SurveyHost, language: SurveyLanguage, publishedOn: string, endedMeanwhile = false): Html {
  const words = pageWordsIn(language);
  const where = host.hasPublicPage ? html`<p>${fillWords(words.publishedOn, { date: publishedOn })} <a href="/o/${host.slug}" target="_top">${words.publishedLink}</a>.</p>` : html`<p>${fillWords(words.goesOut, { date: publishedOn })}</p>`;
  return page({
    title: words.thanksTitle,
    organisationName: host.name,
    accent: host.accent,
    language,
    direction: directionOf(language),
    script: '/survey.js',
    body: html`<h1 data-done>${words.thanks}</h1>${endedMeanwhile ? html`<p>${words.meanwhile}</p>` : ''}<p>${words.thanksBody}</p>${where}`,
  });
}

/** For a link that has expired or a survey that has closed. */
export function overPage(host: SurveyHost, language: SurveyLanguage, sentence: string): Html {
  const words = pageWordsIn(language);
  return page({ title: words.over, organisationName: host.name, accent: host.accent, language, direction: directionOf(language), body: html`<h1>${words.over}</h1><p>${sentence}</p>` });
}

function carried({ token, person, language, step, seen, fields, definition, kept: answers = [] }: SurveyForm) {
  const here = step.questions.filter((one) => !one.isLater).map((one) => one.question.key);
  const kept = [...answers, ['form', token], ['t', person], ['lang', language], ['here', here.join(' ')], ['seen', seen.join(' ')], ...definition.hidden.flatMap(({ name }) => (fields[name] === undefined ? [] : [[`h.${name}`, fields[name]] as const]))] as const;
  return html`${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<p class="trap" aria-hidden="true"><label>${pageWordsIn(language).trap}<input type="text" name="website" tabindex="-1" autocomplete="off"></label></p>`;
}

/** Buttons, so that what was entered goes along and nothing needs a script. The form's own button comes first: Enter presses that. */
function languages({ definition, language }: SurveyForm) {
  if (definition.languages.length < 2) return '';
  return html`<div class="languages" role="group" aria-label="${pageWordsIn(language).language}">${definition.languages.map(
    (one) => html`<button class="quiet" name="switch" value="${one}" lang="${one}" dir="${directionOf(one)}"${one === language ? html` aria-current="true"` : ''}>${ownNameOf(one)}</button>`,
  )}</div>`;
}

function problemsOf({ problems, language, step }: SurveyForm) {
  if (problems.size === 0) return '';
  const first = step.questions[0]?.question.key ?? '';
  return problemBox(pageWordsIn(language).problem, [...problems].map(([key, message]) => ({ to: `q.${key === '' ? first : key}`, message })));
}

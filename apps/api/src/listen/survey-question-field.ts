import type { SentAnswer } from '@kept/core/listen/check-survey-answer.ts';
import { pipeFields } from '@kept/core/listen/hidden-fields.ts';
import { isChoice, isRated, type RatedQuestion, type SurveyDefinition, type SurveyQuestion, wordsIn } from '@kept/core/listen/survey-definition.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { fillWords, type PageWords } from '@kept/core/listen/survey-words.ts';
import { html } from 'hono/html';
import type { Html } from '../http/page.ts';

/** What a question needs to know of the page it stands on. */
export interface QuestionPlace {
  readonly definition: SurveyDefinition;
  readonly language: SurveyLanguage;
  readonly words: PageWords;
  readonly fields: Readonly<Record<string, string>>;
  /** The only question of the page is its heading. */
  readonly isHeading: boolean;
  readonly sent: SentAnswer | undefined;
  readonly problem: string | undefined;
}

/** One question as a form shows it: native radios, boxes or a text field, named by their question. */
export function surveyQuestionField(question: SurveyQuestion, place: QuestionPlace): Html {
  const { definition, language, fields, problem, words } = place;
  const id = `q.${question.key}`;
  const wording = pipeFields(wordsIn(question.wording, language, definition), definition, language, fields);
  const asked = html`${wording}${question.isRequired ? '' : html` <span class="small">${words.optional}</span>`}`;
  const wrong = problem === undefined ? '' : html`<p class="wrong" id="${id}-problem">${problem}</p>`;
  const described = problem === undefined ? '' : html` aria-describedby="${id}-problem"`;
  if (!isRated(question) && !isChoice(question)) {
    const label = html`<label for="${id}">${asked}</label>`;
    return html`<div class="question">${place.isHeading ? html`<h1>${label}</h1>` : html`<p class="asked">${label}</p>`}${wrong}<textarea id="${id}" name="${id}" rows="${place.isHeading ? '6' : '4'}" maxlength="5000"${described}${problem === undefined ? '' : html` aria-invalid="true"`}>${place.sent?.value ?? ''}</textarea></div>`;
  }
  const legend = html`<legend>${place.isHeading ? html`<h1>${asked}</h1>` : asked}</legend>`;
  return html`<fieldset class="question"${described}>${legend}${wrong}${isRated(question) ? scale(question, place) : options(question, place)}</fieldset>`;
}

function scale(question: RatedQuestion, { definition, language, words, sent }: QuestionPlace): Html {
  const { min, max } = question.scale;
  const ends = { low: wordsIn(question.low, language, definition), high: wordsIn(question.high, language, definition) };
  const steps = Array.from({ length: max - min + 1 }, (_, place) => min + place);
  const comma = language === 'ar' ? '،' : ',';
  const isYesNo = question.kind === 'thumb';
  const shown = (step: number) => (isYesNo ? (step === max ? ends.high : ends.low) : String(step));
  const name = (step: number) => (isYesNo ? shown(step) : `${fillWords(words.outOf, { n: String(step), m: String(max) })}${step === min ? `${comma} ${ends.low}` : step === max ? `${comma} ${ends.high}` : ''}`);
  return html`<div class="scale${steps.length === 11 ? ' eleven' : ''}" style="--steps:${String(steps.length)}">${steps.map(
    (step) => html`<label>${shown(step)}<input type="radio" name="q.${question.key}" value="${String(step)}"${step === min ? html` id="q.${question.key}"` : ''} aria-label="${name(step)}"${sent?.value === String(step) ? ' checked' : ''}></label>`,
  )}</div>${isYesNo ? '' : html`<div class="ends" aria-hidden="true"><span>${String(min)} – ${ends.low}</span><span>${String(max)} – ${ends.high}</span></div>`}`;
}

function options(question: Extract<SurveyQuestion, { options: unknown }>, { definition, language, fields, sent }: QuestionPlace): Html {
  const isSingle = question.kind === 'single';
  return html`${question.options.map(({ key, label }, place) => {
    const id = place === 0 ? `q.${question.key}` : `q.${question.key}.${key}`;
    const isTicked = isSingle ? sent?.value === key : (sent?.ticked.includes(key) ?? false);
    const field = isSingle ? html`type="radio" name="q.${question.key}" value="${key}"` : html`type="checkbox" name="q.${question.key}.${key}" value="1"`;
    return html`<div class="choice"><input id="${id}" ${field}${isTicked ? ' checked' : ''}><label for="${id}">${pipeFields(wordsIn(label, language, definition), definition, language, fields)}</label></div>`;
  })}`;
}

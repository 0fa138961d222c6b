import { checkSurveyAnswer, type SentAnswer } from '@kept/core/listen/check-survey-answer.ts';
import type { QuestionAnswer, SurveyAnswers } from '@kept/core/listen/survey-answers.ts';
import { isChoice, isRated, type SurveyDefinition, type SurveyQuestion } from '@kept/core/listen/survey-definition.ts';
import { shownQuestions } from '@kept/core/listen/survey-flow.ts';
import type { PageWords } from '@kept/core/listen/survey-words.ts';

/** A field of a form or of an address; empty where it was not sent. */
export type FieldReader = (name: string) => string;

/** What one page of a survey brought: all answers so far, which of its questions were really asked, and what is to be mended. */
export interface SentAnswers {
  readonly answers: SurveyAnswers;
  readonly asked: readonly string[];
  readonly problems: ReadonlyMap<string, string>;
}

/** Holds each answer of a page against its question; an answer to a question that is not to be asked is not looked at. */
export function readSentAnswers(definition: SurveyDefinition, before: SurveyAnswers, field: FieldReader, words: PageWords): SentAnswers {
  const here = new Set(keysIn(definition, field('here')));
  const answers = new Map([...before].filter(([key]) => !here.has(key)));
  const problems = new Map<string, string>();
  const asked: string[] = [];
  for (const question of definition.questions) {
    if (!here.has(question.key) || !shownQuestions(definition, answers).includes(question)) continue;
    asked.push(question.key);
    const checked = checkSurveyAnswer(question, sentAnswer(question, field), words);
    if (!checked.ok) problems.set(question.key, checked.problem);
    else if (checked.answer !== undefined) answers.set(question.key, checked.answer);
  }
  return { answers, asked, problems };
}

/** What a form holds for one question. */
export function sentAnswer(question: SurveyQuestion, field: FieldReader): SentAnswer {
  const name = `q.${question.key}`;
  return { value: field(name), ticked: question.kind === 'multiple' ? question.options.flatMap(({ key }) => (field(`${name}.${key}`) === '' ? [] : [key])) : [] };
}

/** An answer as the form would hold it, to show it again. */
export function writtenAnswer(given: QuestionAnswer | undefined): SentAnswer | undefined {
  if (given === undefined) return undefined;
  if (given.kind === 'choices') return { value: given.choices[0] ?? '', ticked: given.choices };
  return { value: given.kind === 'score' ? String(given.score) : given.text, ticked: [] };
}

/** What an address fills in beforehand: `score` for the first scored question, q.KEY for any. Nothing outside a question's scale or choices gets in. */
export function prefilledAnswer(definition: SurveyDefinition, question: SurveyQuestion, field: FieldReader): SentAnswer | undefined {
  const named = field(`q.${question.key}`);
  const value = named === '' && isRated(question) && question === definition.questions.find(isRated) ? field('score') : named;
  if (isChoice(question)) {
    const ticked = question.options.map(({ key }) => key).filter((key) => value.split(',').includes(key));
    return ticked.length === 0 ? undefined : { value: ticked[0] ?? '', ticked };
  }
  if (isRated(question)) return /^-?\d{1,6}$/.test(value) && Number(value) >= question.scale.min && Number(value) <= question.scale.max ? { value: String(Number(value)), ticked: [] } : undefined;
  return value === '' || value.length > 500 ? undefined : { value, ticked: [] };
}

/** The keys of a list that are questions of this survey. */
export function keysIn(definition: SurveyDefinition, list: string): string[] {
  const named = new Set(list.split(' '));
  return definition.questions.map((question) => question.key).filter((key) => named.has(key));
}

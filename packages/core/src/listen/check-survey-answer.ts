import type { QuestionAnswer } from './survey-answers.ts';
import { isChoice, isRated, type SurveyQuestion } from './survey-definition.ts';
import { fillWords, type PageWords } from './survey-words.ts';

export const longestAnswer = 5000;

/** What a form sent for one question: one value, and the options that were ticked. */
export interface SentAnswer {
  readonly value: string;
  readonly ticked: readonly string[];
}

/** An answer that can be kept (undefined: nothing was answered), or the sentence that says what to mend. */
export type CheckedAnswer = { readonly ok: true; readonly answer: QuestionAnswer | undefined } | { readonly ok: false; readonly problem: string };

/** Holds an answer against its question: a score lies on its scale, a choice is one of those offered, a required question is answered. */
export function checkSurveyAnswer(question: SurveyQuestion, sent: SentAnswer, words: PageWords): CheckedAnswer {
  if (isRated(question)) return checkScored(question, sent.value, words);
  if (isChoice(question)) return checkChosen(question, sent, words);
  if (sent.value.length > longestAnswer) return { ok: false, problem: fillWords(words.tooLong, { most: longestAnswer.toLocaleString('en-GB'), n: sent.value.length.toLocaleString('en-GB') }) };
  if (sent.value === '') return missing(question, words.writeSomething);
  return { ok: true, answer: { kind: 'text', text: sent.value } };
}

function checkScored(question: Extract<SurveyQuestion, { scale: unknown }>, value: string, words: PageWords): CheckedAnswer {
  const { min, max } = question.scale;
  if (value === '') return missing(question, words.chooseScore);
  const score = /^-?\d{1,6}$/.test(value) ? Number(value) : Number.NaN;
  if (!(score >= min && score <= max)) return { ok: false, problem: fillWords(words.outside, { min: String(min), max: String(max) }) };
  return { ok: true, answer: { kind: 'score', score } };
}

function checkChosen(question: Extract<SurveyQuestion, { options: unknown }>, sent: SentAnswer, words: PageWords): CheckedAnswer {
  const isSingle = question.kind === 'single';
  const choices = isSingle ? [sent.value].filter((choice) => choice !== '') : [...new Set(sent.ticked)];
  if (choices.length === 0) return missing(question, isSingle ? words.chooseOne : words.chooseSome);
  const offered = new Set(question.options.map((option) => option.key));
  if (choices.some((choice) => !offered.has(choice))) return { ok: false, problem: words.notAnOption };
  return { ok: true, answer: { kind: 'choices', choices } };
}

function missing(question: SurveyQuestion, problem: string): CheckedAnswer {
  return question.isRequired ? { ok: false, problem } : { ok: true, answer: undefined };
}

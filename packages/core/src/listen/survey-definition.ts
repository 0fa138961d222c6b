import { z } from 'zod';
import type { Metric } from '../vocabulary.ts';
import { type SurveyLanguage, surveyLanguages } from './survey-languages.ts';

const ratedKinds = ['csat', 'nps', 'ces', 'stars', 'thumb', 'safety'] as const;

/** Every kind of question. */
export const questionKinds = [...ratedKinds, 'single', 'multiple', 'text'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** What an answer on a psychological-safety item speaks of; each is agreed or disagreed with. */
export const safetyItems = ['not_judged', 'did_not_fight', 'could_say_yes', 'worth_effort'] as const;
export type SafetyItem = (typeof safetyItems)[number];

export const surveyLimits = { questions: 30, options: 20, hidden: 10, wording: 300, label: 60, steps: 11 } as const;

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'A key is a lower-case word of at most 40 letters, digits and underscores.');
const wordsOf = (most: number) => z.partialRecord(z.enum(surveyLanguages), z.string().trim().max(most, `Keep it under ${most} characters.`));

/** Something in each of a survey's languages. */
export type Words = z.infer<ReturnType<typeof wordsOf>>;

export const condition = z.discriminatedUnion('test', [
  z.object({ question: key, test: z.literal('at_least'), value: z.number() }),
  z.object({ question: key, test: z.literal('at_most'), value: z.number() }),
  z.object({ question: key, test: z.literal('one_of'), values: z.array(key).min(1, 'Choose at least one answer.').max(surveyLimits.options) }),
  z.object({ question: key, test: z.literal('none_of'), values: z.array(key).min(1, 'Choose at least one answer.').max(surveyLimits.options) }),
]);

/** "Only when the answer to an earlier question is …". */
export type Condition = z.infer<typeof condition>;

const anyQuestion = {
  key,
  wording: wordsOf(surveyLimits.wording),
  isRequired: z.boolean(),
  /** All of them have to hold; none means always shown. */
  showIf: z.array(condition).max(5, 'At most five conditions.').default([]),
};
const rated = { ...anyQuestion, scale: z.object({ min: z.int(), max: z.int() }), low: wordsOf(surveyLimits.label), high: wordsOf(surveyLimits.label) };
const chosen = {
  ...anyQuestion,
  options: z.array(z.object({ key, label: wordsOf(surveyLimits.wording) })).max(surveyLimits.options, `At most ${surveyLimits.options} answers.`),
};

export const surveyQuestion = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['csat', 'nps', 'ces', 'stars', 'thumb']), ...rated }),
  z.object({ kind: z.literal('safety'), item: z.enum(safetyItems), ...rated }),
  z.object({ kind: z.enum(['single', 'multiple']), ...chosen }),
  z.object({ kind: z.literal('text'), ...anyQuestion }),
]);
export type SurveyQuestion = z.infer<typeof surveyQuestion>;
export type RatedQuestion = Extract<SurveyQuestion, { scale: unknown }>;
export type ChoiceQuestion = Extract<SurveyQuestion, { options: unknown }>;

/** A whole survey as it is asked: what is exported, imported, kept in a draft and frozen in a version. The first language is the one everything falls back to. */
export const surveyDefinition = z.object({
  format: z.literal('kept-survey-1', { error: 'This is not a survey of Kept: its “format” should be “kept-survey-1”.' }),
  languages: z.array(z.enum(surveyLanguages, { error: `The languages are ${surveyLanguages.join(', ')}.` })).min(1, 'Name at least one language.').max(surveyLanguages.length),
  questions: z.array(surveyQuestion).max(surveyLimits.questions, `At most ${surveyLimits.questions} questions.`),
  /** What a link may carry with it, as an order number: kept with the answer, and piped into wordings as {name}. */
  hidden: z.array(z.object({ name: key, fallback: wordsOf(surveyLimits.label) })).max(surveyLimits.hidden, `At most ${surveyLimits.hidden} hidden fields.`).default([]),
});
export type SurveyDefinition = z.infer<typeof surveyDefinition>;

/** Says whether a question is answered on a scale. */
export function isRated(question: SurveyQuestion): question is RatedQuestion {
  return 'scale' in question;
}

/** Says whether a question is answered by choosing among options. */
export function isChoice(question: SurveyQuestion): question is ChoiceQuestion {
  return 'options' in question;
}

/** The metric a question's scores count in; undefined where they count in none (safety items have an index of their own). */
export function metricOf(question: SurveyQuestion): Metric | undefined {
  return isRated(question) && question.kind !== 'safety' ? question.kind : undefined;
}

/** The words in one language, or in the survey's first where they are missing. */
export function wordsIn(words: Words, language: SurveyLanguage, definition: Pick<SurveyDefinition, 'languages'>): string {
  const own = words[language];
  return own === undefined || own === '' ? (words[definition.languages[0] ?? 'en'] ?? '') : own;
}

import { isChoice, isRated, type Condition, type QuestionKind, type SafetyItem, safetyItems, type SurveyDefinition, type SurveyQuestion, type Words } from '@kept/core/listen/survey-definition.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import { usualScales } from '@kept/core/vocabulary.ts';

const agreeScale = { min: 1, max: 5 };

/** A name no question or answer of the list has yet. */
export function freeKey(taken: readonly string[], base: string): string {
  for (let number = taken.length + 1; ; number += 1) if (!taken.includes(`${base}${number}`)) return `${base}${number}`;
}

/** A question of a kind with everything it needs but words. */
export function emptyQuestion(kind: QuestionKind, key: string, item: SafetyItem = safetyItems[0]): SurveyQuestion {
  const any = { key, wording: {}, isRequired: false, showIf: [] };
  if (kind === 'text') return { ...any, kind };
  if (kind === 'single' || kind === 'multiple') return { ...any, kind, options: [{ key: 'a1', label: {} }, { key: 'a2', label: {} }] };
  if (kind === 'safety') return { ...any, kind, item, scale: agreeScale, low: { en: 'Do not agree at all' }, high: { en: 'Agree fully' } };
  return { ...any, kind, isRequired: true, scale: usualScales[kind], low: {}, high: {} };
}

/** The same question asked as another kind: its words and conditions stay. */
export function asKind(question: SurveyQuestion, kind: QuestionKind): SurveyQuestion {
  const { key, wording, isRequired, showIf } = question;
  const made = { ...emptyQuestion(kind, key), wording, isRequired, showIf };
  if (isRated(made) && isRated(question)) return { ...made, low: question.low, high: question.high };
  return isChoice(made) && isChoice(question) ? { ...made, options: question.options } : made;
}

/** Puts a question in the place of the one with its key; conditions that no longer fit an answer of it go. */
export function withQuestion(definition: SurveyDefinition, question: SurveyQuestion): SurveyDefinition {
  return fitting({ ...definition, questions: definition.questions.map((one) => (one.key === question.key ? question : one)) });
}

/** Adds a question at the end. */
export function withNewQuestion(definition: SurveyDefinition, kind: QuestionKind): { definition: SurveyDefinition; key: string } {
  const key = freeKey(definition.questions.map((one) => one.key), 'q');
  return { definition: { ...definition, questions: [...definition.questions, emptyQuestion(kind, key)] }, key };
}

/** Takes a question out, and every condition on it. */
export function withoutQuestion(definition: SurveyDefinition, key: string): SurveyDefinition {
  return fitting({ ...definition, questions: definition.questions.filter((one) => one.key !== key) });
}

/** Moves a question up (-1) or down (1); a condition that would look ahead goes. */
export function movedQuestion(definition: SurveyDefinition, key: string, step: -1 | 1): SurveyDefinition {
  const from = definition.questions.findIndex((one) => one.key === key);
  const moved = definition.questions[from];
  const other = definition.questions[from + step];
  if (moved === undefined || other === undefined) return definition;
  const questions = [...definition.questions];
  questions.splice(from, 1);
  questions.splice(from + step, 0, moved);
  return fitting({ ...definition, questions });
}

/** Words with one language's set. */
export function withWords(words: Words, language: SurveyLanguage, text: string): Words {
  return { ...words, [language]: text };
}

/** Earlier questions a condition can be about. */
export function askedBefore(definition: SurveyDefinition, key: string): SurveyQuestion[] {
  const place = definition.questions.findIndex((one) => one.key === key);
  return definition.questions.slice(0, Math.max(place, 0)).filter((one) => one.kind !== 'text');
}

/** A condition on a question that can hold at once. */
export function firstCondition(on: SurveyQuestion): Condition | undefined {
  if (isRated(on)) return { question: on.key, test: 'at_most', value: on.scale.min + Math.floor((on.scale.max - on.scale.min) / 2) };
  const [first] = isChoice(on) ? on.options : [];
  return first === undefined ? undefined : { question: on.key, test: 'one_of', values: [first.key] };
}

function fitting(definition: SurveyDefinition): SurveyDefinition {
  const questions = definition.questions.map((question, place) => {
    const showIf = question.showIf.flatMap((one) => fitted(one, definition.questions.slice(0, place)));
    return showIf.length === question.showIf.length && showIf.every((one, at) => one === question.showIf[at]) ? question : { ...question, showIf };
  });
  return { ...definition, questions };
}

function fitted(condition: Condition, before: readonly SurveyQuestion[]): Condition[] {
  const on = before.find((one) => one.key === condition.question);
  if (on === undefined) return [];
  if ('value' in condition) return isRated(on) && condition.value >= on.scale.min && condition.value <= on.scale.max ? [condition] : [];
  if (!isChoice(on)) return [];
  const values = condition.values.filter((value) => on.options.some((option) => option.key === value));
  if (values.length === 0) return [];
  return values.length === condition.values.length ? [condition] : [{ ...condition, values }];
}

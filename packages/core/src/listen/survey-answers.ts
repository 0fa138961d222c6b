import type { Condition } from './survey-definition.ts';

/** One answer to one question. */
export type QuestionAnswer = { readonly kind: 'score'; readonly score: number } | { readonly kind: 'choices'; readonly choices: readonly string[] } | { readonly kind: 'text'; readonly text: string };

/** What a person has answered so far, by the keys of the questions. */
export type SurveyAnswers = ReadonlyMap<string, QuestionAnswer>;

/** Says whether a condition holds; one on a question without an answer does not. */
export function holds(condition: Condition, answers: SurveyAnswers): boolean {
  const given = answers.get(condition.question);
  if (given === undefined) return false;
  if (condition.test === 'at_least') return given.kind === 'score' && given.score >= condition.value;
  if (condition.test === 'at_most') return given.kind === 'score' && given.score <= condition.value;
  if (given.kind !== 'choices') return false;
  const isChosen = given.choices.some((choice) => condition.values.includes(choice));
  return condition.test === 'one_of' ? isChosen : !isChosen;
}

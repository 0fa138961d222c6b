import { type Condition, isChoice, type QuestionKind, questionKinds, type SafetyItem, type SurveyDefinition, wordsIn } from '@kept/core/listen/survey-definition.ts';
import type { SurveyLanguage } from '@kept/core/listen/survey-languages.ts';
import type { Survey } from './queries.ts';

/** What each kind of question is called. */
export const kindWords: Record<QuestionKind, string> = {
  csat: 'Satisfaction (CSAT), 1 to 5',
  nps: 'Recommendation (NPS), 0 to 10',
  ces: 'Ease (CES), 1 to 7',
  stars: 'Stars, 1 to 5',
  thumb: 'Yes or no',
  single: 'One choice',
  multiple: 'Several choices',
  text: 'Own words',
  safety: 'Felt safe, agree 1 to 5',
};

/** What each psychological-safety item speaks of. */
export const itemWords: Record<SafetyItem, string> = { not_judged: 'Was not judged', did_not_fight: 'Did not have to fight', could_say_yes: 'The person could say yes', worth_effort: 'Was worth the effort' };

export const kindChoices = questionKinds.map((value) => ({ value, label: kindWords[value] }));

/** How a survey stands, in words. */
export function surveyStateWords(state: Survey['state'], version: number | null): string {
  if (state === 'draft' || version === null) return 'Draft, not published yet';
  return `${state === 'open' ? 'Open' : state === 'closed' ? 'Closed' : 'Deleted'}, version ${version}`;
}

/** A language in English. */
export function languageWord(language: SurveyLanguage): string {
  return new Intl.DisplayNames(['en-GB'], { type: 'language' }).of(language) ?? language;
}

/** A condition as a clause: “question 1 is at most 6”. */
export function conditionWords(condition: Condition, definition: SurveyDefinition): string {
  const place = definition.questions.findIndex((one) => one.key === condition.question);
  const on = definition.questions[place];
  const name = `question ${place + 1}`;
  if ('value' in condition) return `${name} is ${condition.test === 'at_most' ? 'at most' : 'at least'} ${condition.value}`;
  const labels = on !== undefined && isChoice(on) ? condition.values.map((value) => on.options.find((option) => option.key === value)).flatMap((option) => (option === undefined ? [] : [`“${wordsIn(option.label, definition.languages[0] ?? 'en', definition)}”`])) : [];
  return `${name} is ${condition.test === 'one_of' ? '' : 'not '}${labels.join(' or ')}`;
}

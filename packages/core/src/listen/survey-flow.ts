import { isRated, type SurveyDefinition, type SurveyQuestion } from './survey-definition.ts';
import { holds, type QuestionAnswer, type SurveyAnswers } from './survey-answers.ts';

const mostOnPage = 4;

/** One page of a survey. `later` stands at its place in `questions`, but waits for an answer on this very page. */
export interface SurveyStep {
  readonly questions: readonly { readonly question: SurveyQuestion; readonly isLater: boolean }[];
  /** Nothing follows, whatever is answered here. */
  readonly isLast: boolean;
}

/** The questions a person is to be asked, given what they answered; an answer to a question that is not asked decides nothing. */
export function shownQuestions(definition: SurveyDefinition, answers: SurveyAnswers): SurveyQuestion[] {
  const counted = new Map<string, QuestionAnswer>();
  return definition.questions.filter((question) => {
    const isShown = question.showIf.every((condition) => holds(condition, counted));
    const given = answers.get(question.key);
    if (isShown && given !== undefined) counted.set(question.key, given);
    return isShown;
  });
}

/** Only the answers to questions that are asked: what somebody answered before they changed their mind does not count. */
export function countedAnswers(definition: SurveyDefinition, answers: SurveyAnswers): SurveyAnswers {
  const counted = new Map<string, QuestionAnswer>();
  for (const question of shownQuestions(definition, answers)) {
    const given = answers.get(question.key);
    if (given !== undefined) counted.set(question.key, given);
  }
  return counted;
}

/**
 * The next page, or undefined when everything was asked. A scored first question stands alone, as in the mail; then come up to four at
 * a time in their order, and a page ends where the next question hangs on an answer given on it.
 */
export function nextStep(definition: SurveyDefinition, answers: SurveyAnswers, seen: ReadonlySet<string>): SurveyStep | undefined {
  const shown = new Set(shownQuestions(definition, answers).map((question) => question.key));
  const open = definition.questions.filter((question) => !seen.has(question.key));
  const first = open.findIndex((question) => shown.has(question.key));
  if (first === -1) return undefined;
  const onPage: { question: SurveyQuestion; isLater: boolean }[] = [];
  const asked = new Set<string>();
  const most = open.length === definition.questions.length && isAlone(open[first]) ? 1 : mostOnPage;
  let place = first;
  for (; place < open.length; place += 1) {
    const question = open[place];
    if (question === undefined) break;
    const isLater = !shown.has(question.key) && question.showIf.some((one) => asked.has(one.question));
    const isHere = shown.has(question.key) && onPage.filter((one) => !one.isLater).length < most && !onPage.some((one) => one.isLater);
    if (shown.has(question.key) && !isHere) break;
    if (!isHere && !isLater) continue;
    onPage.push({ question, isLater });
    asked.add(question.key);
  }
  const rest = open.slice(place);
  return { questions: onPage, isLast: !onPage.some((one) => one.isLater) && !rest.some((question) => shown.has(question.key) || question.showIf.some((one) => asked.has(one.question))) };
}

function isAlone(question: SurveyQuestion | undefined): boolean {
  return question !== undefined && isRated(question) && question.kind !== 'safety';
}

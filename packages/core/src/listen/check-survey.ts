import type { FieldProblem } from '../errors.ts';
import { checkScore } from './check-score.ts';
import { pipedNames } from './hidden-fields.ts';
import { type Condition, isChoice, isRated, metricOf, type SurveyDefinition, surveyLimits, type SurveyQuestion, type Words } from './survey-definition.ts';

/** Names in a survey's address that mean something already. */
const takenNames = ['t', 'score', 'lang', 'form', 'seen', 'here', 'website', 'work', 'embed'];

/** Everything that keeps a survey from being published, each a sentence at its place; nothing when it can be. */
export function checkSurvey(definition: SurveyDefinition): FieldProblem[] {
  const { questions, languages, hidden } = definition;
  const problems: FieldProblem[] = [];
  if (new Set(languages).size < languages.length) problems.push({ pointer: '/languages', message: 'A language is named twice.' });
  if (questions.length === 0) problems.push({ pointer: '/questions', message: 'Add at least one question.' });
  for (const [place, { name }] of hidden.entries()) {
    if (takenNames.includes(name)) problems.push({ pointer: `/hidden/${place}/name`, message: `“${name}” means something else in a survey’s address. Choose another name.` });
    if (hidden.findIndex((other) => other.name === name) < place) problems.push({ pointer: `/hidden/${place}/name`, message: `There are two hidden fields called “${name}”.` });
  }
  for (const [place, question] of questions.entries()) problems.push(...questionProblems(definition, question, place));
  return problems;
}

function questionProblems(definition: SurveyDefinition, question: SurveyQuestion, place: number): FieldProblem[] {
  const at = `/questions/${place}`;
  const name = `Question ${place + 1}`;
  const earlier = definition.questions.slice(0, place);
  const found: FieldProblem[] = wordProblems(definition, question.wording, `${at}/wording`, `${name} has no wording`);
  const add = (pointer: string, message: string) => found.push({ pointer: `${at}${pointer}`, message });
  if (earlier.some((other) => other.key === question.key)) add('/key', `${name} has the same key as an earlier one: “${question.key}”.`);
  const metric = metricOf(question);
  const twin = metric === undefined ? -1 : earlier.findIndex((other) => metricOf(other) === metric);
  if (metric !== undefined && twin >= 0) add('/kind', `${name} measures ${metric.toUpperCase()} like question ${twin + 1}: each person would count twice. Choose another kind.`);
  if (isRated(question)) found.push(...scaleProblems(definition, question, at, name));
  if (isChoice(question)) found.push(...optionProblems(definition, question, at, name));
  for (const [number, condition] of question.showIf.entries()) {
    const problem = conditionProblem(definition, condition, place);
    if (problem !== undefined) add(`/showIf/${number}`, `${name} ${problem}`);
  }
  if (found.length === 0 && !canBeShown(definition, question)) add('/showIf', `${name} can never be shown: its conditions contradict each other.`);
  return found;
}

function wordProblems(definition: SurveyDefinition, words: Words, pointer: string, missing: string): FieldProblem[] {
  return definition.languages.flatMap((language) => {
    const text = words[language] ?? '';
    const where = `${pointer}/${language}`;
    if (text === '') return [{ pointer: where, message: `${missing}${definition.languages.length === 1 ? '' : ` in ${languageName(language)}`}.` }];
    const names = pipedNames(text);
    if (names === undefined) return [{ pointer: where, message: `“${text}” has braces that do not make a message. Write {name} for a hidden field, or {name, plural, one {…} other {…}}.` }];
    const unknown = names.find((one) => !definition.hidden.some((field) => field.name === one));
    return unknown === undefined ? [] : [{ pointer: where, message: `“${text}” names a hidden field that does not exist: {${unknown}}.` }];
  });
}

function scaleProblems(definition: SurveyDefinition, question: Extract<SurveyQuestion, { scale: unknown }>, at: string, name: string): FieldProblem[] {
  const { min, max } = question.scale;
  const checked = checkScore(question.kind === 'safety' ? 'csat' : question.kind, min, question.scale);
  if (!checked.ok) return [{ pointer: `${at}/scale`, message: checked.problem }];
  if (max - min + 1 > surveyLimits.steps) return [{ pointer: `${at}/scale`, message: `${name} offers ${max - min + 1} scores; at most ${surveyLimits.steps} can be offered.` }];
  return [...wordProblems(definition, question.low, `${at}/low`, `${name} does not say what the lowest score means`), ...wordProblems(definition, question.high, `${at}/high`, `${name} does not say what the highest score means`)];
}

function optionProblems(definition: SurveyDefinition, question: Extract<SurveyQuestion, { options: unknown }>, at: string, name: string): FieldProblem[] {
  const { options } = question;
  if (options.length < 2) return [{ pointer: `${at}/options`, message: `${name} offers fewer than two answers.` }];
  return options.flatMap((option, place) => [
    ...(options.findIndex((other) => other.key === option.key) < place ? [{ pointer: `${at}/options/${place}/key`, message: `${name} has two answers with the key “${option.key}”.` }] : []),
    ...wordProblems(definition, option.label, `${at}/options/${place}/label`, `Answer ${place + 1} of ${name.toLowerCase()} has no wording`),
  ]);
}

/** Only earlier questions can be named, so no survey can run in a circle. */
function conditionProblem(definition: SurveyDefinition, condition: Condition, place: number): string | undefined {
  const asked = definition.questions.findIndex((other) => other.key === condition.question);
  const other = definition.questions[asked];
  if (other === undefined) return `depends on a question that is not there: “${condition.question}”.`;
  if (asked >= place) return 'depends on a question that comes later. A condition looks back, never ahead.';
  if ('value' in condition) {
    if (!isRated(other)) return `asks for a score of question ${asked + 1}, which has none.`;
    return condition.value < other.scale.min || condition.value > other.scale.max ? `waits for ${condition.value}, but question ${asked + 1} goes from ${other.scale.min} to ${other.scale.max}.` : undefined;
  }
  if (!isChoice(other)) return `asks for a choice of question ${asked + 1}, which offers none.`;
  const missing = condition.values.find((value) => !other.options.some((option) => option.key === value));
  return missing === undefined ? undefined : `waits for an answer question ${asked + 1} does not offer: “${missing}”.`;
}

/** Whether some answer to each question it depends on lets all conditions hold. */
function canBeShown(definition: SurveyDefinition, question: SurveyQuestion): boolean {
  return [...new Set(question.showIf.map((one) => one.question))].every((key) => {
    const other = definition.questions.find((one) => one.key === key);
    const conditions = question.showIf.filter((one) => one.question === key);
    const scores = other !== undefined && isRated(other) ? Array.from({ length: other.scale.max - other.scale.min + 1 }, (_, step) => other.scale.min + step) : [];
    const options = other !== undefined && isChoice(other) ? other.options.map((option) => option.key) : [];
    const excluded = conditions.flatMap((one) => (one.test === 'none_of' ? one.values : []));
    const left = options.filter((option) => !excluded.includes(option));
    const isSingle = other?.kind === 'single';
    const wanted = conditions.flatMap((one) => (one.test === 'one_of' ? [one.values] : []));
    if (isRated(other ?? question) && scores.length > 0) return scores.some((score) => conditions.every((one) => (one.test === 'at_least' ? score >= one.value : one.test === 'at_most' ? score <= one.value : false)));
    return isSingle ? left.some((option) => wanted.every((values) => values.includes(option))) : left.length > 0 && wanted.every((values) => values.some((value) => left.includes(value)));
  });
}

function languageName(language: string): string {
  return new Intl.DisplayNames(['en-GB'], { type: 'language' }).of(language) ?? language;
}

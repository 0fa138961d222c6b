import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkSurvey } from './check-survey.ts';
import { checkSurveyAnswer } from './check-survey-answer.ts';
import { countedAnswers, nextStep, shownQuestions } from './survey-flow.ts';
import { holds, type QuestionAnswer } from './survey-answers.ts';
import { type Condition, isChoice, isRated, type SurveyDefinition, surveyDefinition, type SurveyQuestion } from './survey-definition.ts';
import { ratedQuestion, surveyTemplates, textQuestion } from './survey-templates.ts';
import { pageWordsIn } from './survey-words.ts';

const ends = { low: { en: 'low' }, high: { en: 'high' } };
const metrics = ['csat', 'nps', 'ces', 'stars', 'thumb'] as const;
const options = ['one', 'two', 'three'].map((key) => ({ key, label: { en: key } }));

/** Any survey that can be published: up to nine questions, each depending on up to two earlier ones. */
const anySurvey: fc.Arbitrary<SurveyDefinition> = fc.array(fc.record({ kind: fc.nat(8), on: fc.array(fc.record({ back: fc.nat(8), at: fc.nat(10), isOther: fc.boolean() }), { maxLength: 2 }) }), { minLength: 1, maxLength: 9 }).map((drawn) => {
  const questions: SurveyQuestion[] = [];
  for (const [place, { kind, on }] of drawn.entries()) {
    const showIf = on.flatMap(({ back, at, isOther }): Condition[] => {
      const other = questions[place - 1 - back];
      if (other === undefined || other.kind === 'text') return [];
      if (isRated(other)) return [{ question: other.key, test: isOther ? 'at_least' : 'at_most', value: other.scale.min + (at % (other.scale.max - other.scale.min + 1)) }];
      return [{ question: other.key, test: isOther ? 'none_of' : 'one_of', values: [options[at % 3]?.key ?? 'one'] }];
    });
    const metric = metrics[kind];
    const isTaken = questions.some((one) => one.kind === metric);
    const key = `q${place}`;
    if (metric !== undefined && !isTaken) questions.push(ratedQuestion(metric, key, { en: `Question ${place}` }, ends, showIf));
    else if (kind < 7) questions.push({ kind: kind === 5 ? 'multiple' : 'single', key, wording: { en: `Question ${place}` }, isRequired: kind === 6, showIf, options });
    else questions.push(textQuestion(key, { en: `Question ${place}` }, showIf));
  }
  return { format: 'kept-survey-1' as const, languages: ['en' as const], questions, hidden: [] };
});

const answerTo = (question: SurveyQuestion, draw: number): QuestionAnswer | undefined => {
  if (draw % 5 === 0) return undefined;
  if (isRated(question)) return { kind: 'score', score: question.scale.min + (draw % (question.scale.max - question.scale.min + 1)) };
  return isChoice(question) ? { kind: 'choices', choices: [question.options[draw % question.options.length]?.key ?? ''] } : { kind: 'text', text: `said ${draw}` };
};

describe('walking through a survey', () => {
  property.prop([anySurvey, fc.array(fc.nat(1000), { minLength: 9, maxLength: 9 })])('it always ends, asks nothing twice, and asks exactly what the answers call for', (survey, draws) => {
    const answers = new Map<string, QuestionAnswer>();
    const seen = new Set<string>();
    const asked: string[] = [];
    for (let page = 0; ; page += 1) {
      const step = nextStep(survey, answers, seen);
      if (step === undefined) break;
      expect(page).toBeLessThan(survey.questions.length + 1);
      const here = step.questions.filter((one) => !one.isLater).map((one) => one.question);
      expect(here.length).toBeGreaterThan(0);
      expect(here.length).toBeLessThanOrEqual(4);
      for (const question of here) {
        const given = answerTo(question, draws[survey.questions.indexOf(question)] ?? 1);
        if (given !== undefined) answers.set(question.key, given);
        seen.add(question.key);
        asked.push(question.key);
      }
      if (step.isLast) expect(nextStep(survey, answers, seen)).toBeUndefined();
    }
    expect(asked).toEqual(shownQuestions(survey, answers).map((question) => question.key));
  });

  property.prop([anySurvey, fc.array(fc.nat(1000), { minLength: 9, maxLength: 9 })])('no answer counts whose question was not to be asked', (survey, draws) => {
    const all = new Map(survey.questions.flatMap((question, place) => { const given = answerTo(question, draws[place] ?? 1); return given === undefined ? [] : [[question.key, given] as const]; }));
    const counted = countedAnswers(survey, all);
    for (const question of survey.questions) {
      const isCalledFor = question.showIf.every((one) => holds(one, counted));
      expect(counted.has(question.key)).toBe(isCalledFor && all.has(question.key));
    }
  });

  property.prop([anySurvey])('what can be published is written to JSON and read back the same', (survey) => {
    expect(surveyDefinition.parse(JSON.parse(JSON.stringify(survey)))).toEqual(survey);
  });

  it('a scored question that hangs on the first waits on the same page for a script, and comes next without one', () => {
    const template = surveyTemplates.find((one) => one.key === 'relationship');
    const first = nextStep(template?.definition ?? { format: 'kept-survey-1', languages: ['en'], questions: [], hidden: [] }, new Map(), new Set());
    expect(first?.questions.map((one) => [one.question.key, one.isLater])).toEqual([['score', false], ['change', true], ['comment', true]]);
    expect(first?.isLast).toBe(false);
  });
});

describe('answers', () => {
  const words = pageWordsIn('en');
  const [score] = surveyTemplates.flatMap((one) => one.definition.questions);
  property.prop([anySurvey, fc.string(), fc.array(fc.string(), { maxLength: 4 })])('whatever a form sends is an answer the question offers, nothing, or a sentence', (survey, value, ticked) => {
    for (const question of survey.questions) {
      const checked = checkSurveyAnswer(question, { value, ticked }, words);
      if (!checked.ok) expect(checked.problem).toMatch(/\.$/);
      else if (checked.answer?.kind === 'score') expect(isRated(question) && checked.answer.score >= question.scale.min && checked.answer.score <= question.scale.max).toBe(true);
      else if (checked.answer?.kind === 'choices') expect(isChoice(question) && checked.answer.choices.every((choice) => question.options.some((option) => option.key === choice))).toBe(true);
    }
  });

  it('a score outside its scale is refused with the scale', () => {
    if (score === undefined) throw new Error('There is no template.');
    for (const value of ['6', '0', '-1', '44', '4.5', '１', 'NaN', '999999999']) expect(checkSurveyAnswer(score, { value, ticked: [] }, words)).toEqual({ ok: false, problem: 'Choose a number from 1 to 5.' });
    expect(checkSurveyAnswer(score, { value: '5', ticked: [] }, words)).toEqual({ ok: true, answer: { kind: 'score', score: 5 } });
  });
});

describe('checking a survey', () => {
  property.prop([anySurvey])('a survey whose conditions look back can only fail because they contradict each other', (survey) => {
    expect(checkSurvey(survey).filter((problem) => !problem.message.includes('can never be shown'))).toEqual([]);
  });

  property.prop([anySurvey, fc.nat(8), fc.nat(8)])('a condition on the same or a later question is refused, so none runs in a circle', (survey, one, other) => {
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    const [here, later] = [survey.questions[from], survey.questions[to]];
    if (here === undefined || later === undefined) return;
    const turned = { ...survey, questions: survey.questions.map((question) => (question === here ? { ...question, showIf: [{ question: later.key, test: 'at_least' as const, value: 1 }] } : question)) };
    expect(checkSurvey(turned).map((problem) => problem.message)).toContain(`Question ${from + 1} depends on a question that comes later. A condition looks back, never ahead.`);
  });
});

import { checkSurvey } from '@kept/core/listen/check-survey.ts';
import { surveyTemplates } from '@kept/core/listen/survey-templates.ts';
import { describe, expect, it } from 'vitest';
import { askedBefore, asKind, emptyQuestion, firstCondition, movedQuestion, withNewQuestion, withoutQuestion, withQuestion } from './edit-survey.ts';

const relationship = surveyTemplates.find((one) => one.key === 'relationship')?.definition ?? { format: 'kept-survey-1' as const, languages: [], questions: [], hidden: [] };

describe('editing a survey', () => {
  it('takes a question out with every condition on it', () => {
    const left = withoutQuestion(relationship, 'score');
    expect(left.questions.map((one) => [one.key, one.showIf])).toEqual([['change', []], ['comment', []]]);
    expect(checkSurvey(left)).toEqual([]);
  });

  it('moves a question, and a condition that would look ahead goes', () => {
    const moved = movedQuestion(relationship, 'change', -1);
    expect(moved.questions.map((one) => [one.key, one.showIf.length])).toEqual([['change', 0], ['score', 0], ['comment', 1]]);
    expect(movedQuestion(relationship, 'score', -1)).toBe(relationship);
  });

  it('asks a question as another kind with its words, and drops conditions that no longer fit', () => {
    const [score] = relationship.questions;
    if (score === undefined) throw new Error('The template has no question.');
    const turned = withQuestion(relationship, asKind(score, 'single'));
    expect(turned.questions.map((one) => [one.kind, one.wording.en !== '', one.showIf.length])).toEqual([['single', true, 0], ['text', true, 0], ['text', true, 0]]);
    const onFive = withQuestion(relationship, asKind(score, 'csat'));
    expect(onFive.questions.map((one) => one.showIf.length)).toEqual([0, 0, 0]);
  });

  it('adds questions under names of their own and offers conditions on earlier ones', () => {
    const { definition, key } = withNewQuestion(relationship, 'multiple');
    expect(definition.questions.at(-1)).toMatchObject({ key, kind: 'multiple' });
    expect(askedBefore(definition, key).map((one) => one.key)).toEqual(['score']);
    expect(firstCondition(emptyQuestion('nps', 'q9'))).toEqual({ question: 'q9', test: 'at_most', value: 5 });
    expect(firstCondition(emptyQuestion('text', 'q9'))).toBeUndefined();
  });
});
